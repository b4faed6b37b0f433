import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { addDays, startOfDay, type Day } from '@/domain/common/day'
import type { Answer, CallName, RequestInput } from '@/domain/contracts'
import { pixelsMax } from '@/domain/photos/photo'
import { dispatch, type CallAnswer } from '../../cloudfunctions/api/dispatch'
import { seededIds } from '../../cloudfunctions/platform/ids'
import { folderFiles, type FolderFiles } from '../../cloudfunctions/platform/files/folder'
import { sharpImages } from '../../cloudfunctions/platform/images/sharp'
import { createLog, type Log } from '../../cloudfunctions/platform/log'
import { openData, type DataStore } from '../../cloudfunctions/server/data'
import { tellBinding, tellRules } from '../../cloudfunctions/server/demo/boards'
import { castOf } from '../../cloudfunctions/server/demo/cast-of'
import { settle, userOf, type Settled } from '../../cloudfunctions/server/demo/settle'
import { storyClock, Teller, type StoryClock } from '../../cloudfunctions/server/demo/teller'
import { officers, villagePlans } from '../../cloudfunctions/server/demo/villages'
import { fakeWechat } from '../../cloudfunctions/platform/wechat/fake'
import type { Platform } from '../../cloudfunctions/services/common/context'
import { rosterView } from '../../cloudfunctions/services/roster/view'
import { openSession } from '../../cloudfunctions/services/session/session'
import { runTimer } from '../../cloudfunctions/services/timer'

/**
 * The demo county's villages on their first morning: rosters, offices, rules in force, and everybody of the cast
 * signed in; nothing has been done yet. 柿湾村 counts by household, 梨坪村 by resident, 岭头村 has three households.
 */
export interface StoryVillage {
  readonly platform: Platform
  readonly store: DataStore
  readonly files: FolderFiles
  readonly clock: StoryClock
  readonly people: StoryPeople
  /** Anybody of the cast by name. */
  person(name: string): StoryPerson
  /** Calls as a resident or officer of the story, or as a visitor. Without a key a new one is made. */
  call(name: string, payload: unknown, as?: StoryPerson | null, key?: string): Promise<CallAnswer>
  /** The same for a call that must succeed. */
  ask<N extends CallName>(
    name: N,
    payload: RequestInput<N>,
    as?: StoryPerson | null,
    key?: string,
  ): Promise<Answer<N>>
  /** A web session of somebody, as if a browser had been signed in. */
  signIn(person: StoryPerson): Promise<string>
  /** Moves the clock on and runs the timer until nothing more is due. @returns how many deeds were posted */
  passDays(days: number): Promise<number>
  runTimer(): Promise<number>
  close(): Promise<void>
}

export interface StoryPerson {
  readonly personId: string
  readonly name: string
  /** Empty for an officer. */
  readonly villageId: string
  readonly householdId: string
  readonly cardCode: string
  readonly phone: string
}

/** People by what they do here; of 柿湾村 unless their name says otherwise. */
export interface StoryPeople {
  readonly villager: StoryPerson
  readonly neighbour: StoryPerson
  readonly recorder: StoryPerson
  readonly otherRecorder: StoryPerson
  /** Also of the committee. */
  readonly reviewer: StoryPerson
  readonly otherReviewer: StoryPerson
  /** Lives with `reviewer`. */
  readonly reviewersFather: StoryPerson
  readonly committee: StoryPerson
  readonly supervisor: StoryPerson
  readonly unnamed: StoryPerson
  readonly town: StoryPerson
  readonly county: StoryPerson
  readonly liping: {
    readonly villager: StoryPerson
    readonly recorder: StoryPerson
    readonly reviewer: StoryPerson
    readonly supervisor: StoryPerson
    /** Eleven years old, in the recorder's household. */
    readonly child: StoryPerson
  }
  readonly lingtou: {
    /** The village's only reviewer. */
    readonly reviewer: StoryPerson
    readonly reviewersSon: StoryPerson
    readonly recorder: StoryPerson
    readonly supervisor: StoryPerson
    readonly villager: StoryPerson
  }
}

export interface StoryOptions {
  readonly today?: Day
  /** Of every village; else 3, 2 and 1. */
  readonly publicityDays?: number
  /** A folder to keep; else one that `close` removes. */
  readonly folder?: string
  readonly log?: Log
}

const tenInTheMorningMs = 10 * 3_600_000

export async function openStoryVillage(options: StoryOptions = {}): Promise<StoryVillage> {
  const { today = '2026-11-24', publicityDays } = options
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'zhiqi-village-'))
  const store = await openData(folder, { durability: 'off', watch: true })
  const clock = storyClock(startOfDay(today))
  const log = options.log ?? createLog({ level: 'error', messages: true })
  const files = folderFiles({ folder: path.join(folder, 'store.files'), clock })
  const images = sharpImages({ pixelsMax })
  const ids = seededIds('story village')
  const wechat = fakeWechat()
  const outside = { files, images, wechat, clock, ids, log }
  const platform: Platform = { ...outside, store: rosterView(store) }
  const teller = new Teller(platform, clock)
  const villages = await settle(
    store,
    villagePlans.map((plan) => ({ ...plan, publicityDays: publicityDays ?? plan.publicityDays })),
    today,
    today,
  )
  for (const village of villages) {
    tellBinding(teller, village, today, today, 0)
    tellRules(teller, village, today, today)
  }
  await teller.tell(startOfDay(addDays(today, 1)))
  clock.moveTo(new Date(Date.parse(startOfDay(today)) + tenInTheMorningMs).toISOString())
  return new Opened(
    platform,
    store,
    files,
    clock,
    villages,
    options.folder === undefined ? folder : null,
  )
}

class Opened implements StoryVillage {
  readonly people: StoryPeople

  constructor(
    readonly platform: Platform,
    readonly store: DataStore,
    readonly files: FolderFiles,
    readonly clock: StoryClock,
    private readonly villages: readonly Settled[],
    private readonly temporary: string | null,
  ) {
    this.people = peopleBy((name) => this.person(name))
  }

  person(name: string): StoryPerson {
    for (const village of this.villages) {
      const { villageId, cast } = village.plan
      if (!cast.some((h) => h.members.some((m) => m.name === name))) continue
      const { member, family } = castOf(village)(name)
      const { residentId: personId, phone } = member
      const { householdId, cardCode } = family
      return { personId, name, villageId, householdId, cardCode, phone }
    }
    throw new Error(`nobody in the story is ${name}`)
  }

  call(name: string, payload: unknown, as: StoryPerson | null = null, key?: string) {
    return dispatch(this.platform, {
      name,
      payload,
      key: key ?? this.platform.ids.id(),
      ...(as === null ? {} : { openid: as.personId }),
    })
  }

  async ask<N extends CallName>(
    name: N,
    payload: RequestInput<N>,
    as: StoryPerson | null = null,
    key?: string,
  ): Promise<Answer<N>> {
    const answer = await this.call(name, payload, as, key)
    if (answer.ok) return answer.data as Answer<N>
    throw new Error(`${name}: ${answer.code} ${answer.message} ${JSON.stringify(answer.data)}`)
  }

  signIn({ personId }: StoryPerson): Promise<string> {
    return openSession(this.platform, userOf(personId))
  }

  async passDays(days: number): Promise<number> {
    let posted = 0
    for (let n = 0; n < days; n++) {
      this.clock.moveTo(new Date(Date.parse(this.clock.now()) + 86_400_000).toISOString())
      posted += await this.runTimer()
    }
    return posted
  }

  async runTimer(): Promise<number> {
    let posted = 0
    for (;;) {
      const run = await runTimer(this.platform)
      posted += run.posted
      if (run.posted === 0 && !run.more) return posted
    }
  }

  async close(): Promise<void> {
    await this.store.setDurability('full')
    await this.store.close()
    if (this.temporary !== null) rmSync(this.temporary, { recursive: true, force: true })
  }
}

function peopleBy(person: (name: string) => StoryPerson): StoryPeople {
  return {
    villager: person('赵永顺'),
    neighbour: person('苏玉梅'),
    recorder: person('马德厚'),
    otherRecorder: person('周敏'),
    reviewer: person('李桂芳'),
    otherReviewer: person('陈春平'),
    reviewersFather: person('李守田'),
    committee: person('刘建芬'),
    supervisor: person('陈守义'),
    unnamed: person('汪成林'),
    town: officer('秦晓雯'),
    county: officer('范志远'),
    liping: {
      villager: person('罗长福'),
      recorder: person('田小妹'),
      reviewer: person('石开明'),
      supervisor: person('龙满堂'),
      child: person('彭小满'),
    },
    lingtou: {
      reviewer: person('卢有才'),
      reviewersSon: person('卢家旺'),
      recorder: person('韦大山'),
      supervisor: person('莫老根'),
      villager: person('卢月英'),
    },
  }
}

function officer(name: string): StoryPerson {
  const found = officers.find((o) => o.name === name)
  if (!found) throw new Error(`nobody in the story is ${name}`)
  return { personId: found.id, name, villageId: '', householdId: '', cardCode: '', phone: '' }
}
