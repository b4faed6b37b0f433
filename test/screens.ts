import { pages } from '@/domain/common/pages'

/** A page, or one with what it needs in its address. */
export interface Route<Phone> {
  readonly page: string
  readonly query?: (phone: Phone) => Promise<string> | string
}

type Screens<Phone> = Readonly<Record<string, readonly (string | Route<Phone>)[]>>

/**
 * Every screen of the app by somebody who may see it. Only those are named that want a role or something in their
 * address: the other pages of the app are a villager's, and a new one is among them by itself.
 */
export function everyScreen<Phone>(villager: string, named: Screens<Phone>) {
  const routes = Object.entries(named).map(([name, all]): [string, Route<Phone>[]] => [
    name,
    all.map((route) => (typeof route === 'string' ? { page: route } : route)),
  ])
  const taken = new Set(routes.flatMap(([, all]) => all.map(({ page }) => page)))
  const others = Object.keys(pages).filter((page) => !taken.has(page))
  return Object.fromEntries(
    routes.map(([name, all]) => [
      name,
      name === villager ? [...others.map((page) => ({ page })), ...all] : all,
    ]),
  )
}

export async function addressOf<Phone>(
  { page, query }: Route<Phone>,
  phone: Phone,
): Promise<string> {
  return query ? `${page}?${await query(phone)}` : page
}
