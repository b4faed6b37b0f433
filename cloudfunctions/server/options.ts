import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Stop } from './stop'
import usage from './usage.json'

export interface Options {
  readonly port: number
  readonly folder: string
  readonly fresh: boolean
  readonly demo: boolean
  readonly tickMs: number
}

const defaults = { port: '7420', data: '.data', tick: '10' }

export const helpText = usage.help.join('\n')

/** The options, or `help`. Throws Stop with one line that names the mistake. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const values = parse(args)
  if (values.help === true) return 'help'
  return {
    port: whole('--port', values.port ?? defaults.port, 0, 65_535),
    folder: values.data ?? defaults.data,
    fresh: values.fresh === true,
    demo: values['no-demo'] !== true,
    tickMs: whole('--tick', values.tick ?? defaults.tick, 1, 3_600) * 1000,
  }
}

interface Values {
  port?: string
  data?: string
  fresh?: boolean
  'no-demo'?: boolean
  tick?: string
  help?: boolean
}

function parse(args: readonly string[]): Values {
  try {
    const options = usage.options as NonNullable<ParseArgsConfig['options']>
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (cause) {
    // Node goes on to explain how to pass a value that begins with a dash.
    const [first = ''] = (cause as Error).message.split(/\.?\s*\n|\. /)
    throw new Stop(`${first}. See --help.`, { cause })
  }
}

function whole(name: string, text: string, from: number, to: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= from && value <= to) return value
  throw new Stop(`${name} takes a whole number from ${from} to ${to}, not "${text}".`)
}
