/** Where somebody wanted to be who was sent to sign in. Of this run of the app, and not for long: then they went elsewhere. */
const keptMs = 10 * 60_000
let wanted: { readonly url: string; readonly at: number } | null = null

export function rememberWanted(url: string | null): void {
  wanted = url === null ? null : { url, at: Date.now() }
}

/** Told once. */
export function takeWanted(): string | null {
  const was = wanted
  wanted = null
  return was !== null && Date.now() - was.at < keptMs ? was.url : null
}
