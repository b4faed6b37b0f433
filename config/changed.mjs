// What differs from a commit, or is about to be committed.
import { execFileSync } from 'node:child_process'

const present = '--diff-filter=d'

/** New files too. */
export function changedSince(commit) {
  return [
    ...git('diff', '--name-only', present, '-z', commit),
    ...git('ls-files', '--others', '--exclude-standard', '-z'),
  ]
}

export function staged() {
  return git('diff', '--cached', '--name-only', present, '-z')
}

/** Changed further since they were staged, or staged in part. */
export function unstaged() {
  return git('diff', '--name-only', present, '-z')
}

/** Where this branch left main; on main itself, the last commit. */
export function base() {
  const [commit = 'HEAD'] = attempt(() => git('merge-base', 'HEAD', 'main')) ?? []
  return commit.trim()
}

export function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8' }).split('\0').filter(Boolean)
}

function attempt(make) {
  try {
    return make()
  } catch {
    return null
  }
}
