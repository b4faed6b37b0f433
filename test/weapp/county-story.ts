import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { dayOf } from '@/domain/common/day'
import { pixelsMax } from '@/domain/photos/photo'
import { folderFiles } from '../../cloudfunctions/platform/files/folder'
import { sharpImages } from '../../cloudfunctions/platform/images/sharp'
import { createLog } from '../../cloudfunctions/platform/log'
import { makeCounty } from '../../cloudfunctions/server/demo/county'
import { collections } from '../../cloudfunctions/services/capabilities'
import type { Docs } from '../../cloudfunctions/services/common/context'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { openTemporary, removeFolder, temporaryFolder } from '../store/temporary'

/** All that is in the demo's county, as plain data. */
export interface Story {
  readonly documents: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  /** Name → base64. */
  readonly files: Readonly<Record<string, string>>
  /** Name → resident's or officer's id, and the user that the story bound. */
  readonly people: readonly { readonly name: string; personId: string; userId: string }[]
}

const cache = 'node_modules/.cache/weapp-county'

/** The demo's county, told once a day and kept: a year takes its time, and every journey begins with it. */
export async function countyStory(): Promise<Story> {
  const today = dayOf(new Date().toISOString())
  const file = path.join(cache, `${today}-${sourcesHash()}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Story
  const story = await told(today)
  mkdirSync(cache, { recursive: true })
  writeFileSync(file, JSON.stringify(story))
  return story
}

/** Of whatever can change what the story comes to. */
function sourcesHash(): string {
  const sum = createHash('sha256')
  for (const root of ['src/domain', 'cloudfunctions/services', 'cloudfunctions/server/demo']) {
    for (const name of (readdirSync(root, { recursive: true }) as string[]).sort()) {
      if (/\.(?:ts|json)$/.test(name) && !name.includes('.test.'))
        sum.update(name).update(readFileSync(path.join(root, name)))
    }
  }
  return sum.digest('hex').slice(0, 16)
}

async function told(today: string): Promise<Story> {
  const { store, written } = remembering(openTemporary<Documents>(collections))
  const folder = temporaryFolder()
  const log = createLog({ level: 'warn', write: (line) => void process.stderr.write(line) })
  const inner = folderFiles({ folder, clock: { now: () => new Date().toISOString() } })
  const files: Record<string, string> = {}
  const write: typeof inner.write = async (name, bytes) => {
    files[name] = Buffer.from(bytes).toString('base64')
    await inner.write(name, bytes)
  }
  try {
    const images = sharpImages({ pixelsMax })
    await makeCounty({ store, files: { ...inner, write }, images, log, today })
    const people: Story['people'][number][] = []
    for (const { personId, userId } of (await store.get('demo', 'demo'))?.people ?? []) {
      const resident = await store.get('residents', personId)
      const officer = await store.get('officers', personId)
      people.push({ name: resident?.name ?? officer?.name ?? '', personId, userId })
    }
    const documents: Record<string, Record<string, unknown>[]> = {}
    for (const [name, ids] of written) {
      const found = await Promise.all([...ids].map((id) => store.get(name, id)))
      // A county of WeChat has no demo in it.
      if (name !== 'demo')
        documents[name] = found.filter((one) => one !== null) as unknown as Record<
          string,
          unknown
        >[]
    }
    return { documents, files, people }
  } finally {
    await store.close()
    removeFolder(folder)
  }
}

/** A store that knows what was ever inserted, so that all of it can be read. */
function remembering(inner: Docs): {
  store: Docs
  written: ReadonlyMap<keyof Documents, ReadonlySet<string>>
} {
  const written = new Map<keyof Documents, Set<string>>()
  const store: Docs = {
    get: (...query) => inner.get(...query),
    follow: (...query) => inner.follow(...query),
    list: (...query) => inner.list(...query),
    count: (...query) => inner.count(...query),
    close: () => inner.close(),
    tx: (act) =>
      inner.tx((t) =>
        act({
          get: (...query) => t.get(...query),
          update: (...change) => t.update(...change),
          remove: (...document) => t.remove(...document),
          insert(collection, document) {
            const ids = written.get(collection) ?? new Set()
            written.set(collection, ids.add(document._id))
            return t.insert(collection, document)
          },
        }),
      ),
  }
  return { store, written }
}
