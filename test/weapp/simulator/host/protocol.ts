import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

export interface Protocol {
  readonly wsEndpoint: string
  /** An event such as App.exceptionThrown, to whoever is connected. */
  tell(method: string, params: unknown): void
  close(): void
}

type Params = Record<string, unknown>

/** The side of the automator's web socket that WeChat's DevTools would be: one JSON message each way per call. */
export async function openProtocol(
  port: number,
  handle: (method: string, params: Params) => Promise<unknown>,
): Promise<Protocol> {
  const server = new WebSocketServer({ port, host: '127.0.0.1' })
  const clients = new Set<WebSocket>()
  server.on('connection', (socket) => {
    clients.add(socket)
    socket.on('close', () => clients.delete(socket))
    socket.on('message', (raw: Buffer) => {
      const { id, method, params } = JSON.parse(raw.toString()) as {
        id: string
        method: string
        params?: Params
      }
      const send = (message: object) => {
        socket.send(JSON.stringify({ id, ...message }))
      }
      handle(method, params ?? {}).then(
        (result) => send({ result: result ?? {} }),
        (error: unknown) => send({ error: { message: sentence(error) } }),
      )
    })
  })
  await new Promise((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    wsEndpoint: `ws://127.0.0.1:${taken}`,
    tell(method, params) {
      for (const client of clients) client.send(JSON.stringify({ method, params }))
    },
    close() {
      for (const client of clients) client.terminate()
      server.close()
    },
  }
}

/** What the page threw, without playwright's head and the stack. */
function sentence(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return first.replace(/^page\.evaluate: (?:\w*Error: )?/, '')
}
