import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { temporaryFolder } from '../store/temporary'
import { residentMib } from './figures'
import { addressOf, callAt, serverMain } from './server'

const boards = ['week', 'month', 'quarter', 'year', 'all']

/** Resident memory of the server with the demo county, after its boards were read a few hundred times. */
export async function measureMemory(): Promise<number> {
  const folder = temporaryFolder()
  const server = spawn(process.execPath, [serverMain(), '--data', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await addressOf(server.stdout)
    const villages = (await callAt(address, 'roster.villages', {})) as {
      villages: { villageId: string }[]
    }
    for (let i = 0; i < 40; i++) {
      for (const { villageId } of villages.villages) {
        for (const kind of boards) await callAt(address, 'ranking.page', { villageId, kind })
      }
    }
    return residentMib(readFileSync(`/proc/${String(server.pid)}/status`, 'utf8'))
  } finally {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}
