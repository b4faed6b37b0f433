// Writes NOTICE: whose work Zhiqi stands on and under which licence, from the lock file.
import { readFileSync, writeFileSync } from 'node:fs'

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
}

const head = `Zhiqi 志气榜
Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0

It is built with the packages below, each under its own licence, whose text is in the package.
Written by \`npm run notice\` from package-lock.json.
`

/** Of what is installed to build and run; tools of development are left out. */
export function notice(): string {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Locked>
  }
  const lines = Object.entries(packages).flatMap(([path, { version, license, dev }]) => {
    const name = path.split('node_modules/').pop()
    if (!name || dev) return []
    return [`${name} ${version ?? ''}: ${license ?? 'named in none of its manifests'}`]
  })
  return [head, ...new Set(lines.sort()), ''].join('\n')
}

if (require.main === module) writeFileSync('NOTICE', notice())
