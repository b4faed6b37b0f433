import type { MiniApp } from './app'

/** The app's console: what it logs is told to the automator; an error fails the test. */
export function createConsole(app: MiniApp): Console {
  const say =
    (type: 'log' | 'info' | 'warn' | 'error' | 'debug') =>
    (...args: unknown[]) => {
      if (type === 'error') app.failures.add('console', args.map(shown).join(' '))
      app.host.tell('event', {
        method: 'App.logAdded',
        params: { type, args: args.map(shown) },
      })
    }
  const quiet = () => undefined
  return {
    log: say('log'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    debug: say('debug'),
    group: quiet,
    groupEnd: quiet,
    time: quiet,
    timeEnd: quiet,
  } as unknown as Console
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return value.stack ?? value.message
  try {
    return JSON.stringify(value)
  } catch {
    return String(value)
  }
}
