import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Stop } from './stop'
import usage from './usage.json'

/** Of `npm start`: the demo, on the loopback alone. */
export interface StartOptions {
  readonly port: number
  readonly folder: string
  readonly fresh: boolean
  readonly demo: boolean
  readonly tickMs: number
}

const defaults = { port: '7420', data: '.data', tick: '10' }

/** The options, or `help`. Throws Stop with one line that names the mistake. */
export function readStartOptions(args: readonly string[]): StartOptions | 'help' {
  const values = parse<'port' | 'data' | 'tick', 'fresh' | 'no-demo' | 'help'>('start', args)
  if (values.help === true) return 'help'
  return {
    port: whole('--port', values.port ?? defaults.port, 0, 65_535),
    folder: values.data ?? defaults.data,
    fresh: values.fresh === true,
    demo: values['no-demo'] !== true,
    tickMs: whole('--tick', values.tick ?? defaults.tick, 1, 3_600) * 1000,
  }
}

export function helpOf(command: keyof typeof usage): string {
  return usage[command].help.join('\n')
}

/** What the command line says, every option one that the command knows. */
export function parse<Text extends string, Flag extends string>(
  command: keyof typeof usage,
  args: readonly string[],
): { [T in Text]?: string } & { [F in Flag]?: boolean } {
  try {
    const options = usage[command].options as NonNullable<ParseArgsConfig['options']>
    return parseArgs({ args: [...args], options, strict: true }).values as never
  } catch (cause) {
    // Node goes on to explain how to pass a value that begins with a dash.
    const [first = ''] = (cause as Error).message.split(/\.?\s*\n|\. /)
    throw new Stop(`${first}. See --help.`, { cause })
  }
}

export function whole(name: string, text: string, from: number, to: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= from && value <= to) return value
  throw new Stop(`${name} takes a whole number from ${from} to ${to}, not "${text}".`)
}
