import { connect, type Socket } from 'node:net'

/**
 * One caller with one connection that it keeps, as a browser does. Written on the socket itself: it shares the machine
 * with the server that it measures, and node's own client takes as long as the server.
 */
export class Caller {
  private socket: Socket | undefined
  private received = Buffer.alloc(0)
  private waiting: { resolve(body: string): void; reject(error: Error): void } | undefined
  private readonly url: URL

  constructor(address: string) {
    this.url = new URL(address)
  }

  async call(name: string, payload: object, token?: string, key?: string): Promise<unknown> {
    const body = await this.post(JSON.stringify({ name, payload, key }), token)
    const answer = JSON.parse(body) as { ok: boolean; data: unknown }
    if (!answer.ok) throw new Error(`${name}: ${body}`)
    return answer.data
  }

  /** @returns the body of the answer */
  post(text: string, token?: string): Promise<string> {
    const head = [
      'POST /call HTTP/1.1',
      `host: ${this.url.host}`,
      'content-type: application/json',
      `content-length: ${String(Buffer.byteLength(text))}`,
      ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
    ]
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      this.open().write(`${head.join('\r\n')}\r\n\r\n${text}`)
    })
  }

  close(): void {
    this.socket?.destroy()
  }

  private open(): Socket {
    if (this.socket) return this.socket
    const socket = connect(Number(this.url.port), this.url.hostname)
    socket.setNoDelay(true)
    socket.on('error', (error) => this.waiting?.reject(error))
    socket.on('data', (chunk) => {
      this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk])
      const body = bodyOf(this.received)
      if (body === null) return
      this.received = Buffer.alloc(0)
      this.waiting?.resolve(body)
    })
    return (this.socket = socket)
  }
}

/** Null while some of it is still to come. */
function bodyOf(received: Buffer): string | null {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = received.toString('latin1', 0, headEnd)
  const start = headEnd + 4
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) return chunksOf(received, start)
  const end = start + Number(length)
  return received.length < end ? null : received.toString('utf8', start, end)
}

function chunksOf(received: Buffer, start: number): string | null {
  const chunks: Buffer[] = []
  for (let at = start; ;) {
    const lineEnd = received.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const length = parseInt(received.toString('latin1', at, lineEnd), 16)
    const end = lineEnd + 2 + length
    if (received.length < end + 2) return null
    if (length === 0) return Buffer.concat(chunks).toString()
    chunks.push(received.subarray(lineEnd + 2, end))
    at = end + 2
  }
}
