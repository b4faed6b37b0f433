import type { Role } from '@/domain/common/contract'

/** The people whom the demo tells of by name. All are invented; their villages too. */
export interface CastMember {
  readonly name: string
  /** To the head, who has none. */
  readonly relation?: string
  /** Full years on the day the county is made. */
  readonly age: number
  readonly roles?: readonly Role[]
  readonly consent?: boolean
  /** Has no phone of the own: uses that of the household. */
  readonly shares?: boolean
}

export interface CastHousehold {
  readonly group: number
  /** Number in the group. */
  readonly number: number
  /** The first one is the head. */
  readonly members: readonly CastMember[]
  readonly unnamed?: boolean
  /** How much it does, against about 0.6 of an ordinary household. */
  readonly zeal?: number
}

export const shiwanCast: readonly CastHousehold[] = [
  {
    group: 1,
    number: 3,
    members: [
      { name: '李守田', age: 64, consent: true },
      { name: '何玉兰', relation: '妻', age: 62, shares: true },
      { name: '李桂芳', relation: '女', age: 39, roles: ['reviewer', 'committee'] },
      { name: '李晓棠', relation: '孙女', age: 19, consent: true },
    ],
  },
  {
    group: 1,
    number: 8,
    members: [
      { name: '梁建生', age: 47 },
      { name: '周红霞', relation: '妻', age: 46, consent: true },
      { name: '梁小川', relation: '子', age: 20, consent: true },
    ],
  },
  {
    group: 1,
    number: 11,
    zeal: 2,
    members: [
      { name: '陈春平', age: 53, roles: ['reviewer'] },
      { name: '马兰香', relation: '妻', age: 51 },
      { name: '陈文博', relation: '子', age: 24 },
    ],
  },
  {
    group: 1,
    number: 15,
    members: [
      { name: '刘建芬', age: 55, roles: ['committee'] },
      { name: '王国良', relation: '夫', age: 57 },
    ],
  },
  {
    group: 1,
    number: 20,
    members: [
      { name: '陈守义', age: 67, roles: ['supervisor'], consent: true },
      { name: '吴秀珍', relation: '妻', age: 65, shares: true },
    ],
  },
  {
    group: 2,
    number: 2,
    zeal: 3.6,
    members: [
      { name: '周立春', age: 44, consent: true },
      { name: '孙海英', relation: '妻', age: 43 },
      { name: '周雨桐', relation: '女', age: 12 },
      { name: '周福安', relation: '父', age: 70, shares: true },
    ],
  },
  {
    group: 2,
    number: 6,
    members: [
      { name: '何志刚', age: 41 },
      { name: '刘小玲', relation: '妻', age: 40 },
      { name: '何一凡', relation: '子', age: 9 },
    ],
  },
  {
    group: 2,
    number: 9,
    members: [
      { name: '周正和', age: 58 },
      { name: '周敏', relation: '女', age: 33, roles: ['recorder'], consent: true },
      { name: '迪丽娜尔·阿合买提', relation: '儿媳', age: 34, consent: true },
    ],
  },
  {
    group: 2,
    number: 17,
    unnamed: true,
    members: [
      { name: '汪成林', age: 59 },
      { name: '许翠英', relation: '妻', age: 58 },
    ],
  },
  {
    group: 3,
    number: 5,
    zeal: 2.6,
    members: [
      { name: '孙德海', age: 60, consent: true },
      { name: '杨凤霞', relation: '妻', age: 58 },
    ],
  },
  {
    group: 3,
    number: 12,
    zeal: 3.4,
    members: [
      { name: '赵永顺', age: 51, consent: true },
      { name: '苏桂香', relation: '妻', age: 50 },
      { name: '赵海波', relation: '子', age: 25, consent: true },
      { name: '赵小满', relation: '子', age: 7 },
      { name: '何改英', relation: '母', age: 78, shares: true },
    ],
  },
  {
    group: 3,
    number: 14,
    zeal: 2,
    members: [
      { name: '杨树林', age: 49, roles: ['reviewer', 'committee'] },
      { name: '赵秋菊', relation: '妻', age: 48 },
      { name: '杨思远', relation: '子', age: 15 },
    ],
  },
  {
    group: 3,
    number: 18,
    members: [
      { name: '苏玉梅', age: 46 },
      { name: '苏青禾', relation: '女', age: 18, consent: true },
    ],
  },
  {
    group: 3,
    number: 21,
    members: [
      { name: '欧阳春生', age: 55, consent: true },
      { name: '张秀云', relation: '妻', age: 54 },
      { name: '欧阳家兴', relation: '子', age: 28, consent: true },
    ],
  },
  {
    group: 4,
    number: 1,
    zeal: 4,
    members: [
      { name: '何秀兰', age: 61, consent: true },
      { name: '孙守成', relation: '夫', age: 64, shares: true },
    ],
  },
  {
    group: 4,
    number: 4,
    zeal: 2.4,
    members: [
      { name: '马德厚', age: 63, roles: ['recorder'], consent: true },
      { name: '马桂香', relation: '妻', age: 60, consent: true },
      { name: '马晓月', relation: '孙女', age: 16 },
    ],
  },
  {
    group: 4,
    number: 7,
    members: [
      { name: '刘满仓', age: 56, consent: true },
      { name: '陈爱莲', relation: '妻', age: 55 },
    ],
  },
  {
    group: 1,
    number: 13,
    members: [
      { name: '赵贵林', age: 45 },
      { name: '苏凤娟', relation: '妻', age: 43 },
      { name: '赵一鸣', relation: '子', age: 16 },
      { name: '赵晨曦', relation: '女', age: 13 },
    ],
  },
  {
    group: 1,
    number: 24,
    members: [
      { name: '王大勇', age: 38, consent: true },
      { name: '李晓燕', relation: '妻', age: 36 },
      { name: '王嘉乐', relation: '子', age: 10 },
    ],
  },
  {
    group: 2,
    number: 21,
    members: [
      { name: '何晓东', age: 29, consent: true },
      { name: '何青', relation: '妹', age: 27 },
    ],
  },
  {
    group: 2,
    number: 25,
    members: [
      { name: '周小龙', age: 34 },
      { name: '孙倩倩', relation: '妻', age: 33 },
      { name: '周浩宇', relation: '子', age: 6 },
    ],
  },
  {
    group: 3,
    number: 7,
    members: [
      { name: '吴根生', age: 52 },
      { name: '何会兰', relation: '妻', age: 50 },
    ],
  },
  {
    group: 3,
    number: 9,
    members: [
      { name: '张金来', age: 59 },
      { name: '梁淑珍', relation: '妻', age: 57, consent: true },
    ],
  },
  {
    group: 4,
    number: 13,
    members: [
      { name: '刘国平', age: 44 },
      { name: '孙丽琴', relation: '妻', age: 42, consent: true },
      { name: '刘思源', relation: '子', age: 14 },
      { name: '王春香', relation: '母', age: 77, shares: true },
    ],
  },
  {
    group: 4,
    number: 18,
    members: [
      { name: '孙建辉', age: 40 },
      { name: '马春燕', relation: '妻', age: 39 },
      { name: '孙子轩', relation: '子', age: 11 },
    ],
  },
  {
    group: 4,
    number: 22,
    members: [
      { name: '许建伟', age: 48, consent: true },
      { name: '周海霞', relation: '妻', age: 46 },
    ],
  },
]

export const lipingCast: readonly CastHousehold[] = [
  {
    group: 1,
    number: 1,
    members: [
      { name: '石开明', age: 48, roles: ['reviewer', 'committee'] },
      { name: '龙秋香', relation: '妻', age: 46 },
      { name: '石佳慧', relation: '女', age: 22 },
    ],
  },
  {
    group: 1,
    number: 4,
    zeal: 2.4,
    members: [
      { name: '罗长福', age: 58, consent: true },
      { name: '田春兰', relation: '妻', age: 56, consent: true },
      { name: '罗立伟', relation: '子', age: 31 },
      { name: '罗朵朵', relation: '孙女', age: 8 },
    ],
  },
  {
    group: 2,
    number: 2,
    zeal: 2,
    members: [
      { name: '田小妹', age: 36, roles: ['recorder'], consent: true },
      { name: '彭东林', relation: '夫', age: 38 },
      { name: '彭小满', relation: '子', age: 11 },
    ],
  },
  {
    group: 2,
    number: 7,
    members: [
      { name: '向文才', age: 54, roles: ['reviewer', 'committee'] },
      { name: '阿依努尔·吐尔逊', relation: '妻', age: 49, consent: true },
      { name: '向明哲', relation: '子', age: 13 },
    ],
  },
  {
    group: 3,
    number: 3,
    members: [
      { name: '龙满堂', age: 68, roles: ['supervisor'] },
      { name: '吴荷花', relation: '妻', age: 66, shares: true },
    ],
  },
  {
    group: 3,
    number: 6,
    members: [
      { name: '覃玉堂', age: 50, roles: ['reviewer'] },
      { name: '杨彩霞', relation: '妻', age: 47 },
      { name: '覃云帆', relation: '子', age: 17 },
    ],
  },
  {
    group: 2,
    number: 11,
    members: [
      { name: '杨会兰', age: 52, consent: true },
      { name: '罗水生', relation: '夫', age: 55 },
    ],
  },
  {
    group: 3,
    number: 9,
    members: [
      { name: '吴水生', age: 41 },
      { name: '石芳芳', relation: '妻', age: 39 },
      { name: '吴承志', relation: '子', age: 13 },
    ],
  },
]

/** Three households. Nobody but the head of the first may review, so its own deeds go to the town. */
export const lingtouCast: readonly CastHousehold[] = [
  {
    group: 1,
    number: 1,
    members: [
      { name: '卢有才', age: 57, roles: ['reviewer', 'committee'], consent: true },
      { name: '蒙秀云', relation: '妻', age: 55 },
      { name: '卢家旺', relation: '子', age: 27 },
    ],
  },
  {
    group: 1,
    number: 2,
    members: [
      { name: '韦大山', age: 45, roles: ['recorder'] },
      { name: '莫小芳', relation: '妻', age: 42 },
      { name: '韦天佑', relation: '子', age: 10 },
    ],
  },
  {
    group: 1,
    number: 3,
    members: [
      { name: '莫老根', age: 74, roles: ['supervisor'], consent: true },
      { name: '卢月英', relation: '妻', age: 71, shares: true },
    ],
  },
]
