import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { dayOf, type Day } from '@/domain/common/day'
import { pixelsMax } from '@/domain/photos/photo'
import { systemClock } from '../../cloudfunctions/platform/clock'
import { folderFiles } from '../../cloudfunctions/platform/files/folder'
import { sharpImages } from '../../cloudfunctions/platform/images/sharp'
import { createLog } from '../../cloudfunctions/platform/log'
import { makeCounty } from '../../cloudfunctions/server/demo/county'
import { filesFolder, makeData } from '../../cloudfunctions/server/data'
import type { Docs } from '../../cloudfunctions/services/common/context'
import type { Documents } from '../../cloudfunctions/services/common/documents'

/** All that is in the demo's county, as plain data. */
export interface Story {
  readonly documents: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  /** Name → base64. */
  readonly files: Readonly<Record<string, string>>
  /** Name → resident's or officer's id, and the user that the story bound. */
  readonly people: readonly { readonly name: string; personId: string; userId: string }[]
}

export interface DemoCounty {
  /** The data of `npm start`, to be copied: a server that opens it has nothing to make. */
  readonly data: string
  readonly story: string
}

const cache = 'node_modules/.cache/demo-county'
const keptMs = 24 * 60 * 60_000

/** The demo's county, told once a day and kept: a year takes its time, and every journey begins with it. */
export async function demoCounty(): Promise<DemoCounty> {
  const today = dayOf(new Date().toISOString())
  const folder = path.resolve(cache, `${today}-${sourcesHash()}`)
  if (!existsSync(folder)) {
    forgetOld()
    const workshop = `${folder}.${String(process.pid)}`
    await tell(partsOf(workshop), today)
    renameSync(workshop, folder)
  }
  return partsOf(folder)
}

export async function countyStory(): Promise<Story> {
  return JSON.parse(readFileSync((await demoCounty()).story, 'utf8')) as Story
}

function partsOf(folder: string): DemoCounty {
  return { data: path.join(folder, 'data'), story: path.join(folder, 'story.json') }
}

function forgetOld(): void {
  mkdirSync(cache, { recursive: true })
  for (const name of readdirSync(cache)) {
    const old = path.join(cache, name)
    // The clock that the test has moved goes by another day than the folder's.
    const ageMs = performance.timeOrigin + performance.now() - statSync(old).mtimeMs
    if (ageMs > keptMs) rmSync(old, { recursive: true, force: true })
  }
}

/** Of whatever can change what the story comes to, or how it is kept. */
function sourcesHash(): string {
  const sum = createHash('sha256')
  for (const root of ['src/domain', 'cloudfunctions']) {
    for (const name of (readdirSync(root, { recursive: true }) as string[]).sort()) {
      if (/\.(?:ts|json)$/.test(name) && !name.includes('.test.'))
        sum.update(name).update(readFileSync(path.join(root, name)))
    }
  }
  return sum.digest('hex').slice(0, 16)
}

async function tell({ data, story }: DemoCounty, today: Day): Promise<void> {
  const files: Record<string, string> = {}
  const inner = folderFiles({ folder: filesFolder(data), clock: systemClock })
  const write: typeof inner.write = async (name, bytes) => {
    files[name] = Buffer.from(bytes).toString('base64')
    await inner.write(name, bytes)
  }
  const log = createLog({ level: 'warn', write: (line) => void process.stderr.write(line) })
  const images = sharpImages({ pixelsMax })
  await makeData(data, async (inside) => {
    const { store, written } = remembering(inside)
    await makeCounty({ store, files: { ...inner, write }, images, log, today })
    const told: Story = { ...(await read(store, written)), files }
    writeFileSync(story, JSON.stringify(told))
  })
}

async function read(store: Docs, written: Written): Promise<Omit<Story, 'files'>> {
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
      documents[name] = found.filter((one) => one !== null) as unknown as Record<string, unknown>[]
  }
  return { documents, people }
}

type Written = ReadonlyMap<keyof Documents, ReadonlySet<string>>

/** A store that knows what was ever inserted, so that all of it can be read. */
function remembering(inner: Docs): {
  store: Docs
  written: Written
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
