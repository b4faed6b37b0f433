import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { temporaryFolder } from '../store/temporary'
import { residentMib } from './figures'

const boards = ['week', 'month', 'quarter', 'year', 'all']

/** Resident memory of the server with the demo county, after its boards were read a few hundred times. */
export async function measureMemory(): Promise<number> {
  const folder = temporaryFolder()
  const main = execFileSync(process.execPath, ['config/bundle.mjs', 'server'], {
    encoding: 'utf8',
  }).trim()
  const server = spawn(process.execPath, [main, '--data', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await addressOf(server.stdout)
    const villages = (await call(address, 'roster.villages', {})) as {
      villages: { villageId: string }[]
    }
    for (let i = 0; i < 40; i++) {
      for (const { villageId } of villages.villages) {
        for (const kind of boards) await call(address, 'ranking.page', { villageId, kind })
      }
    }
    return residentMib(readFileSync(`/proc/${String(server.pid)}/status`, 'utf8'))
  } finally {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of output) {
    text += String(chunk)
    const address = /http:\/\/[\w.]+:\d+/.exec(text)?.[0]
    if (address) return address
  }
  throw new Error(`the server did not start: ${text}`)
}

async function call(address: string, name: string, payload: object): Promise<unknown> {
  const response = await fetch(`${address}/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, payload }),
  })
  const answer = (await response.json()) as { ok: boolean; data: unknown }
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.data
}
