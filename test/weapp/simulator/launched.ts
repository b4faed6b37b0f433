import { readFileSync } from 'node:fs'
import path from 'node:path'
import { startSimulator } from '.'

/** What the stand-in for DevTools' command starts: a phone whose cloud is away, until the automator closes it. */
void main()

// It runs detached: where nobody closes it, it ends itself.
setTimeout(() => process.exit(1), 5 * 60_000)

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const option = (name: string) => args[args.indexOf(name) + 1]
  const project = option('--project') ?? '.'
  const config = JSON.parse(readFileSync(path.join(project, 'project.config.json'), 'utf8')) as {
    miniprogramRoot?: string
  }
  const simulator = await startSimulator(path.join(project, config.miniprogramRoot ?? '.'))
  const away = () => Promise.reject(new Error('there is no cloud'))
  await simulator.phone({
    cloud: { call: away, upload: away, download: away, addresses: away },
    port: Number(option('--auto-port') ?? 9420),
    onClose: () => void simulator.close().then(() => process.exit(0)),
  })
}
