import { Agent, request, type IncomingHttpHeaders } from 'node:http'

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** One caller with one connection that it keeps, as a browser does. */
export class Caller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(private readonly address: string) {}

  async call(name: string, payload: object, token?: string, key?: string): Promise<unknown> {
    const { body } = await this.post(JSON.stringify({ name, payload, key }), token)
    const answer = JSON.parse(body) as { ok: boolean; data: unknown }
    if (!answer.ok) throw new Error(`${name}: ${body}`)
    return answer.data
  }

  post(text: string, token?: string, more: Record<string, string> = {}): Promise<Reply> {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...more,
    }
    return new Promise((resolve, reject) => {
      const asking = request(
        `${this.address}/call`,
        { method: 'POST', agent: this.agent, headers },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString(),
            })
          })
        },
      )
      asking.on('error', reject)
      asking.end(text)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
