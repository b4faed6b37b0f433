import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTemporary } from '../../test/store/temporary'
import { capabilities, collections } from './capabilities'
import type { Capability } from './common/capability'
import type { Platform } from './common/context'
import type { Documents, OwnedCollection } from './common/documents'
import { runTimer } from './timer'

const all: readonly Capability[] = capabilities
const folders = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test('every folder of services is a capability in the list', () => {
  expect(all.map(({ name }) => name).sort()).toEqual(folders.sort())
})

describe('collections', () => {
  test('each that is declared has one owner', async () => {
    const files = folders.map((name) => join(__dirname, name, 'documents.ts')).filter(existsSync)
    const modules = await Promise.all(
      files.map(async (file) => Object.values((await import(file)) as Record<string, unknown>)),
    )
    const names = modules
      .flat()
      .flatMap((value) => (typeof value === 'object' && value !== null ? Object.keys(value) : []))
    const owned = all.flatMap(({ collections = {} }) => Object.keys(collections))
    expect(owned.sort()).toEqual(names.sort())
    expect(Object.keys(collections).sort()).toEqual([...new Set(owned)].sort())
    expect(owned).toHaveLength(Object.keys(collections).length)
  })

  test('leave room in the hundred that CloudBase gives', () => {
    expect(Object.keys(collections).length).toBeLessThanOrEqual(95)
  })

  test('whoever keeps what is a person’s own says what account deletion does with it', () => {
    const holdsOwn = ({ collections = {} }: Capability) =>
      Object.values<OwnedCollection>(collections).some(({ ofAPerson }) => ofAPerson === 'goes')
    const silent = all.filter((capability) => holdsOwn(capability) && !capability.leaves)
    expect(silent.map(({ name }) => name)).toEqual([])
  })

  test('accounts, entries and tallies have one writer', () => {
    const writes =
      /\b(?:insert|update|remove|replace|upsert)\(\s*(?:t,\s*)?'(?:accounts|entries|tallies)'/
    const writers = (readdirSync(__dirname, { recursive: true }) as string[])
      .filter((file) => /(?<!\.test)\.ts$/.test(file))
      .filter((file) => writes.test(readFileSync(join(__dirname, file), 'utf8')))
    expect(writers).toEqual([join('ledger', 'append.ts')])
  })
})

test('the timer takes every step and asks everybody who settles', async () => {
  const asked: string[] = []
  for (const { name, due = [], settles } of all) {
    for (const step of due)
      jest.spyOn(step, 'run').mockImplementation(() => {
        asked.push(`${name}: ${step.name}`)
        return Promise.resolve()
      })
    if (settles)
      jest.spyOn(settles, 'villages').mockImplementation(() => {
        asked.push(`${name} settles`)
        return Promise.resolve([])
      })
  }
  const store = openTemporary<Documents>(collections)
  const clock = { now: () => '2026-11-24T02:00:00.000Z' }
  await runTimer({ store, clock } as Partial<Platform> as Platform)
  await store.close()
  const steps = all.flatMap(({ name, due = [] }) => due.map((step) => `${name}: ${step.name}`))
  const settling = all.filter(({ settles }) => settles).map(({ name }) => `${name} settles`)
  expect(asked.sort()).toEqual([...steps, ...settling].sort())
  expect(steps.length).toBeGreaterThan(5)
})
