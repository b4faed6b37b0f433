import { createLog, type Log } from '../platform/log'
import { folderToMake, makeDemo } from './make-demo'
import { serve } from './serve'
import { start } from './start'
import { Stop } from './stop'

// A terminal that went away must not take the data with it.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

void main().catch((error: unknown) => {
  if (error instanceof Stop) console.error(error.message)
  else console.error(error)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const toMake = folderToMake(args)
  if (toMake !== null) await makeDemo(toMake, logTo(true))
  else if (args[0] === 'serve') await serve(args.slice(1), logTo(false))
  else await start(args, logTo)
}

/** @param messages of its own, which only a demo tells the terminal */
function logTo(messages: boolean): Log {
  return createLog({
    level: 'warn',
    messages,
    write: (line) => void process.stderr.write(`${line}\n`),
  })
}
