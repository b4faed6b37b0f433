import type { Plant } from '@/domain/common/plant'
import type { RuleItem } from '@/domain/rules/contract'
import { lingtouCast, lipingCast, shiwanCast } from './cast'
import type { PeoplePlan } from './people'
import { lingtouItems, lipingItems, shiwanItems } from './rules'
import {
  lingtouAspirations,
  lipingAspirations,
  shiwanAspirations,
  type ToldAspiration,
} from './told-aspirations'
import {
  lingtouHonours,
  lingtouTitles,
  lipingHonours,
  lipingTitles,
  shiwanHonours,
  shiwanTitles,
  type ToldHonour,
} from './told-honours'

export interface VillagePlan extends PeoplePlan {
  readonly name: string
  readonly unit: 'household' | 'resident'
  readonly groupNames: readonly string[]
  readonly publicityDays: number
  readonly titles: readonly string[]
  readonly plant: Plant
  /** The rules of the first year told and of the second. */
  readonly items: (year: 'first' | 'second') => RuleItem[]
  /** Its committee is writing those of the next year. */
  readonly draftOfRules?: true
  readonly honours: readonly ToldHonour[]
  readonly aspirations: readonly ToldAspiration[]
  readonly habits: Habits
}

/** What is done in the village, and how often. */
export interface Habits {
  /** Deeds a day through the year, and in its last two months. */
  readonly daily: number
  readonly lately: number
  /** Share of the households that take no part. */
  readonly idle: number
  /** `[item, weight, months in which it is done twice as often]` */
  readonly items: readonly (readonly [itemId: string, weight: number, months?: readonly number[]])[]
  /** What a recorder files for many at once: on a day of the month, in these months. */
  readonly rounds: readonly Round[]
  readonly deductions: readonly string[]
  /** Heads of households of whose last weeks `lately.ts` tells all there is. */
  readonly spared: readonly string[]
}

export interface Round {
  readonly itemId: string
  readonly day: number
  readonly months?: readonly number[]
  readonly households: number
}

export const county = { id: 'yunling', name: '云岭县' }
export const town = { id: 'yunling-town', name: '云岭镇' }

export const officers = [
  { id: 'officer-town', regionId: town.id, level: 'town', name: '秦晓雯', title: '乡镇干部' },
  { id: 'officer-county', regionId: county.id, level: 'county', name: '范志远', title: '县干部' },
] as const

const quarterly = [1, 4, 7, 10]

export const shiwan: VillagePlan = {
  villageId: 'shiwan',
  name: '柿湾村',
  unit: 'household',
  groupNames: ['一组', '二组', '三组', '四组'],
  groups: [34, 33, 29, 32],
  cardLetters: 'SW',
  phonePrefix: '1541',
  surnames: [
    ['何', 14],
    ['周', 13],
    ['赵', 12],
    ['孙', 10],
    ['李', 9],
    ['马', 8],
    ['陈', 8],
    ['刘', 7],
    ['杨', 6],
    ['苏', 5],
    ['梁', 5],
    ['王', 4],
    ['张', 4],
    ['吴', 3],
    ['许', 2],
    ['汪', 2],
  ],
  cast: shiwanCast,
  publicityDays: 3,
  titles: shiwanTitles,
  plant: 'persimmon',
  items: shiwanItems,
  draftOfRules: true,
  honours: shiwanHonours,
  aspirations: shiwanAspirations,
  habits: {
    daily: 2.5,
    lately: 6,
    idle: 0.22,
    items: [
      ['labour', 20, [2, 3, 10, 11]],
      ['neighbour', 18, [5, 6, 9, 10]],
      ['elder', 16, [1, 2, 12]],
      ['road', 15, [1, 2, 10, 11]],
      ['volunteer', 8, [1, 10, 11]],
      ['sorting', 8],
      ['river', 6, [4, 5, 6, 7, 8]],
      ['patrol', 6, [3, 4, 7, 8]],
      ['culture', 6, [1, 2]],
      ['training', 6, [3, 11, 12]],
      ['kindness', 2],
      ['mediate', 2],
      ['customs', 1],
      ['pupil', 1, [1, 7]],
      ['culture-lead', 1, [1, 2]],
    ],
    rounds: [
      { itemId: 'yard', day: 28, households: 24 },
      { itemId: 'meeting', day: 12, months: quarterly, households: 36 },
      { itemId: 'road', day: 6, households: 10 },
    ],
    deductions: [
      'x-rubbish',
      'x-straw',
      'x-rubbish',
      'x-straw',
      'x-rubbish',
      'x-banquet',
      'x-rubbish',
    ],
    spared: ['何志刚'],
  },
}

export const liping: VillagePlan = {
  villageId: 'liping',
  name: '梨坪村',
  unit: 'resident',
  groupNames: ['上寨组', '下寨组', '河边组'],
  groups: [22, 20, 18],
  cardLetters: 'LP',
  phonePrefix: '1542',
  surnames: [
    ['罗', 12],
    ['石', 10],
    ['田', 9],
    ['龙', 8],
    ['杨', 8],
    ['吴', 6],
    ['向', 6],
    ['彭', 5],
    ['覃', 4],
    ['张', 2],
  ],
  cast: lipingCast,
  publicityDays: 2,
  titles: lipingTitles,
  plant: 'pear',
  items: lipingItems,
  honours: lipingHonours,
  aspirations: lipingAspirations,
  habits: {
    daily: 1,
    lately: 2,
    idle: 0.25,
    items: [
      ['sweep', 18, [1, 2, 11]],
      ['labour', 12, [2, 3, 10]],
      ['neighbour', 12, [5, 9, 10]],
      ['elder', 12, [1, 12]],
      ['project', 8, [3, 4, 10, 11]],
      ['culture', 8, [1, 2, 8]],
      ['culture-teach', 2],
      ['mediate', 2],
      ['tree', 3, [2, 3, 11]],
      ['pupil-school', 2, [1, 7]],
      ['party-service', 2],
    ],
    rounds: [
      { itemId: 'village-event', day: 18, households: 9 },
      { itemId: 'party-day', day: 5, households: 5 },
      { itemId: 'yard-model', day: 26, months: quarterly, households: 4 },
    ],
    deductions: ['x-rubbish', 'x-gamble', 'x-field'],
    spared: [],
  },
}

export const lingtou: VillagePlan = {
  villageId: 'lingtou',
  name: '岭头村',
  unit: 'household',
  groupNames: ['一组'],
  groups: [3],
  cardLetters: 'LT',
  phonePrefix: '1543',
  surnames: [
    ['韦', 1],
    ['莫', 1],
    ['卢', 1],
  ],
  cast: lingtouCast,
  publicityDays: 1,
  titles: lingtouTitles,
  plant: 'bamboo',
  items: lingtouItems,
  honours: lingtouHonours,
  aspirations: lingtouAspirations,
  habits: {
    daily: 0.15,
    lately: 0.4,
    idle: 0,
    items: [
      ['volunteer', 5, [4, 10]],
      ['sorting', 3],
    ],
    rounds: [
      { itemId: 'yard', day: 28, households: 2 },
      { itemId: 'meeting', day: 15, months: quarterly, households: 3 },
    ],
    deductions: [],
    spared: [],
  },
}

export const villagePlans: readonly VillagePlan[] = [shiwan, liping, lingtou]
