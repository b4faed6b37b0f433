import { systemClock, type Clock } from './clock'

const levels = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof levels)[number]
export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>

/**
 * One line of JSON an event. Holds no personal data, whatever is passed: a log is copied, mailed and kept by
 * people who may not see a villager's name. So only values that a machine made are written, and of an error its
 * name and place, since messages quote what they stumbled over.
 */
export interface Log {
  debug(event: string, fields?: Fields): void
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields): void
  error(event: string, error: unknown, fields?: Fields): void
  /** The same log with fields that every line carries, such as the request. */
  with(fields: Fields): Log
}

export interface LogOptions {
  /** Lines below are dropped. Default info. */
  readonly level?: Level
  readonly write?: (line: string) => void
  readonly clock?: Clock
  /** Writes the messages of errors too: for a computer that holds made-up data only. */
  readonly messages?: boolean
}

const withheld = '[withheld]'
const framesMax = 8
/** Ids, codes, calls, versions, instants and paths; no sentence, and no name in Chinese. */
const machineWord = /^[\w:./+@-]{1,200}$/
/** Mobile numbers and citizen numbers are made of the same characters. */
const personalNumber = /(?<!\d)(1\d{10}|\d{17}[\dXx])(?![\dXx])/
const personalField = /open_?id|union_?id|phone|mobile|citizen|address|password|secret|token/i

export function createLog(options: LogOptions = {}): Log {
  return logger(options, {})
}

function logger(options: LogOptions, carried: Fields): Log {
  const { level = 'info', clock = systemClock, messages = false } = options
  const { write = (line) => void process.stdout.write(`${line}\n`) } = options

  function line(at: Level, event: string, fields: Fields = {}, more: object = {}): void {
    if (levels.indexOf(at) < levels.indexOf(level)) return
    const shown = clean({ ...carried, ...fields })
    write(JSON.stringify({ at: clock.now(), level: at, event, ...shown, ...more }))
  }

  return {
    debug: (event, fields) => {
      line('debug', event, fields)
    },
    info: (event, fields) => {
      line('info', event, fields)
    },
    warn: (event, fields) => {
      line('warn', event, fields)
    },
    error: (event, error, fields) => {
      line('error', event, fields, describe(error, messages))
    },
    with: (fields) => logger(options, { ...carried, ...fields }),
  }
}

function clean(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, mayShow(name, value) ? value : withheld]),
  )
}

function mayShow(name: string, value: Fields[string]): boolean {
  if (personalField.test(name)) return value == null
  if (typeof value === 'number') return !personalNumber.test(String(value))
  if (typeof value !== 'string') return true
  return value === '' || (machineWord.test(value) && !personalNumber.test(value))
}

function describe(error: unknown, messages: boolean): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { error: typeof error }
  const { name, message, code, stack, cause } = error as Partial<Error & { code: unknown }>
  return {
    error: name,
    ...(typeof code === 'string' && mayShow('code', code) ? { code } : {}),
    ...(messages ? { message } : {}),
    stack: framesOf(stack ?? '', message ?? ''),
    ...(cause === undefined ? {} : { cause: describe(cause, messages) }),
  }
}

/** A stack begins with the message, which may span lines. */
function framesOf(stack: string, message: string): string[] {
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((frame) => /^\s+at /.test(frame))
    .slice(0, framesMax)
    .map((frame) => frame.trim())
}
