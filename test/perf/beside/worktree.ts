import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Programs that both sides run, each in its own tree; they use only what the older one has too. */
const programs = ['seed', 'timer', 'cloud'].map((name) => `test/perf/beside/${name}-child.ts`)

/** Where an older tree keeps what they use: in a module of its own, at the place that it has in ours. */
const moved = {
  'cloudfunctions/services/capabilities.ts': './collections',
  'cloudfunctions/services/deeds/posting.ts': '../posting',
}

/**
 * A worktree of a commit in the temporary folder, made once and then reused. Its packages are links to ours: what is
 * compared is the code of this repository. Its own are installed where it has to build what ours cannot.
 */
export function worktreeOf(commit: string, packages: 'ours' | 'its own' = 'ours'): string {
  const sha = git('rev-parse', '--verify', `${commit}^{commit}`)
  const kind = packages === 'ours' ? '' : 'whole-'
  const tree = join(tmpdir(), `zhiqi-beside-${kind}${sha.slice(0, 12)}`)
  if (!existsSync(join(tree, 'package.json'))) {
    rmSync(tree, { recursive: true, force: true })
    git('worktree', 'prune')
    git('worktree', 'add', '--detach', tree, sha)
  }
  if (packages === 'ours') linkPackages(resolve('node_modules'), join(tree, 'node_modules'))
  else installPackages(tree)
  for (const program of programs) cpSync(program, join(tree, program))
  for (const [place, before] of Object.entries(moved)) {
    if (existsSync(join(tree, place))) continue
    mkdirSync(dirname(join(tree, place)), { recursive: true })
    writeFileSync(join(tree, place), `export * from '${before}'\n`)
  }
  return tree
}

/** A folder of links rather than one link, so that each tree has what it bundles to itself. */
function linkPackages(from: string, to: string): void {
  // The checkout that they led to may have gone meanwhile.
  if (existsSync(join(to, 'typescript'))) return
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to)
  for (const name of readdirSync(from)) {
    if (!name.startsWith('.')) symlinkSync(join(from, name), join(to, name))
  }
}

function installPackages(tree: string): void {
  if (existsSync(join(tree, 'node_modules/typescript'))) return
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: tree,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}
