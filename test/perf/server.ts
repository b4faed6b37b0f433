import { execFileSync } from 'node:child_process'

/** The server as `npm start` runs it, bundled. */
export function serverMain(): string {
  return execFileSync(process.execPath, ['config/bundle.mjs', 'server'], {
    encoding: 'utf8',
  }).trim()
}

export async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of output) {
    text += String(chunk)
    const address = /http:\/\/[\w.]+:\d+/.exec(text)?.[0]
    if (address) return address
  }
  throw new Error(`the server did not start: ${text}`)
}

export async function callAt(address: string, name: string, payload: object): Promise<unknown> {
  const response = await fetch(`${address}/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, payload }),
  })
  const answer = (await response.json()) as { ok: boolean; data: unknown }
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.data
}
