import type { Badge, Contributions } from '../common/capability'

/** How much waits for somebody, of every kind. */
export async function badgesOf(
  context: Parameters<Badge>[0],
  as: Parameters<Badge>[1],
  { badges }: Contributions,
): ReturnType<Badge> {
  const counts = await Promise.all(badges.map((badge) => badge(context, as)))
  return counts.reduce((all, one) => ({ ...all, ...one }), {})
}
