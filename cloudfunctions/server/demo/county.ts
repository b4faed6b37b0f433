import { addDays, daysBetween, startOfDay, type Day } from '@/domain/common/day'
import type { Files } from '../../platform/files/files'
import { seededIds } from '../../platform/ids'
import type { Images } from '../../platform/images/images'
import type { Log } from '../../platform/log'
import type { Docs } from '../../services/common/context'
import type { DemoPerson } from '../../services/demo/documents'
import { fakeWechat } from '../../platform/wechat/fake'
import { tellActivities } from './activities'
import { tellAspirations, tellBinding, tellHonours, tellRules } from './boards'
import { castOf } from './cast-of'
import { at } from './deed-story'
import { tellLately } from './lately'
import { tellPapers } from './papers'
import { tellSeconds } from './seconds'
import { settle, userOf, type Settled } from './settle'
import { storyClock, Teller } from './teller'
import { officers, villagePlans, type VillagePlan } from './villages'
import { tellYear, yearDays } from './year'

export interface CountyOptions {
  readonly store: Docs
  readonly files: Files
  readonly images: Images
  readonly log: Log
  /** The day on which the story ends, before anything is done on it. */
  readonly today: Day
  readonly plans?: readonly VillagePlan[]
  /** At least 330, so that everything told has its day. */
  readonly days?: number
  readonly onProgress?: (share: number) => void
}

/** The story's timer runs every night in the last weeks, where one looks at the hours, and seldom before. */
const nightlyDays = 60
const seldomDays = 3

/**
 * Makes the demo county: its people first, then a year in which they use the product as anybody would, under a
 * clock that walks through that year. So every figure is earned: nothing of the ledger, the boards or the caps is
 * written by hand. Gives the same documents for the same day, save the sealed
 * addresses of uploads.
 */
export async function makeCounty(options: CountyOptions): Promise<void> {
  const {
    store,
    files,
    images,
    log,
    today,
    plans = villagePlans,
    days = yearDays,
    onProgress,
  } = options
  const since = addDays(today, -days)
  const [start, end] = [startOfDay(since), startOfDay(today)]
  const clock = storyClock(start)
  const teller = new Teller(
    {
      ...{ store, files, images, log, clock },
      wechat: fakeWechat({ anybody: true }),
      ids: seededIds('demo county'),
    },
    clock,
  )
  const villages = await settle(store, plans, today, since)
  for (const village of villages) {
    const bound = tellBinding(teller, village, since, today)
    tellRules(teller, village, since, today)
    tellYear(teller, village, bound, today, days)
    tellHonours(teller, village, today)
    tellAspirations(teller, village, bound, today)
    tellLately(teller, village, today)
    tellSeconds(teller, village, today)
    tellPapers(teller, village, today)
    tellActivities(teller, village, bound, today)
  }
  planTimer(teller, since, today)
  const spanMs = Date.parse(end) - Date.parse(start)
  await teller.tell(end, (now) => onProgress?.((Date.parse(now) - Date.parse(start)) / spanMs))
  await store.tx((t) =>
    t.insert('demo', {
      _id: 'demo',
      offsetMs: 0,
      lastAt: clock.now(),
      people: signIns(villages),
    }),
  )
}

function planTimer(teller: Teller, since: Day, today: Day): void {
  for (let ago = daysBetween(since, today); ago > 0; ago--) {
    if (ago > nightlyDays && ago % seldomDays !== 0) continue
    teller.plan(at(addDays(today, -ago), 0, 1), () => teller.timer())
  }
  teller.plan(at(addDays(today, -1), 23, 50), () => teller.timer())
}

/** Whom one may sign in as, in the order in which one tries them. */
const faces: readonly (readonly [villageId: string, name: string, title: string])[] = [
  ['shiwan', '赵永顺', '村民'],
  ['shiwan', '何秀兰', '村民 · 老人'],
  ['shiwan', '马德厚', '记录员 · 四组组长'],
  ['shiwan', '周敏', '记录员 · 网格员'],
  ['shiwan', '李桂芳', '审核员 · 妇女主任'],
  ['shiwan', '杨树林', '审核员 · 村主任'],
  ['shiwan', '陈守义', '监督员'],
  ['liping', '罗长福', '村民'],
  ['liping', '田小妹', '记录员'],
  ['liping', '石开明', '审核员 · 村主任'],
  ['lingtou', '卢家旺', '村民'],
  ['lingtou', '卢有才', '审核员 · 村主任'],
]

function signIns(villages: readonly Settled[]): DemoPerson[] {
  const residents = faces.flatMap(([villageId, name, title]) => {
    const village = villages.find((v) => v.plan.villageId === villageId)
    if (!village) return []
    const { residentId } = castOf(village)(name).member
    return [{ personId: residentId, userId: userOf(residentId), villageId, title }]
  })
  const last = villages.at(-1)?.plan.villageId ?? ''
  return [
    ...residents,
    ...officers.map(({ id, title }) => ({
      personId: id,
      userId: userOf(id),
      villageId: last,
      title,
    })),
  ]
}
