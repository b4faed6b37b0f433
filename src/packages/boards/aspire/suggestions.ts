import { addDays, type Day } from '@/domain/common/day'
import type { aspirationCategories } from '@/domain/aspirations/categories'

export type Category = (typeof aspirationCategories)[number]

export interface Suggestion {
  readonly goal: string
  readonly steps: readonly string[]
}

/** Common goals with their steps, to start from and change: a blank page is the hardest part. */
export const suggestions: Record<Category, readonly Suggestion[]> = {
  种养: [
    {
      goal: '今年栽两亩果树，三年挂果',
      steps: ['选好苗，整好地', '栽下去', '过一个夏天，活到九成', '学会修剪和嫁接', '第一年挂果'],
    },
    {
      goal: '养一批土鸡，年底出栏',
      steps: ['搭好鸡舍', '进鸡苗，打好疫苗', '找好销路', '出栏卖完'],
    },
    { goal: '种三亩大棚菜，卖进城里', steps: ['建好大棚', '育苗定植', '头一茬上市', '有了老主顾'] },
  ],
  上学: [
    { goal: '供孩子安心念完高中', steps: ['高一', '高二', '高三，参加高考'] },
    { goal: '今年考上想去的学校', steps: ['定好目标', '每天按计划学', '参加考试', '收到通知书'] },
    { goal: '每天陪孩子读半小时书', steps: ['选好书', '坚持一个月', '坚持半年', '坚持一年'] },
  ],
  手艺: [
    {
      goal: '学会修农机，开个修理铺',
      steps: ['报名学', '跟着师傅做', '自己能修', '铺子开张'],
    },
    { goal: '学会嫁接，嫁活五十棵', steps: ['跟着老师学', '自己嫁十棵', '嫁活五十棵'] },
    { goal: '考下一门技能证书', steps: ['报名', '参加培训', '参加考试', '拿到证书'] },
  ],
  开店: [
    {
      goal: '把老院收拾成农家客栈',
      steps: ['修好房子', '收拾院子', '办好证照', '试着接客', '正式开张'],
    },
    { goal: '开个小店，卖自家山货', steps: ['定下卖什么', '办好证照', '收拾铺面', '开张'] },
    { goal: '在网上卖出一百单山货', steps: ['开好网店', '卖出第一单', '卖出五十单', '卖出一百单'] },
  ],
  安居: [
    { goal: '把厨房和厕所改好', steps: ['定下怎么改', '备好材料', '改好厕所', '改好厨房'] },
    { goal: '把院子收拾成最美庭院', steps: ['清掉杂物', '整好地面', '栽花种树', '天天保持'] },
    { goal: '存够钱，翻修老房', steps: ['算好账', '存够一半', '存够全部', '动工', '搬进去'] },
  ],
  其他: [
    { goal: '每天走一小时，把身体养好', steps: ['坚持一周', '坚持一个月', '坚持半年'] },
    { goal: '戒掉烟，给孙子做样子', steps: ['少抽一半', '一周不抽', '三个月不抽', '一年不抽'] },
    { goal: '给村里办一件实事', steps: ['商量做什么', '找齐人手', '动手做', '做成了'] },
  ],
}

export interface Term {
  readonly key: string
  readonly label: string
  readonly day: Day
}

/** Usual terms, each ending on a day after today; the calendar has the rest. */
export function terms(today: Day): Term[] {
  const year = Number(today.slice(0, 4))
  const endOfYear = `${year}-12-31`
  // Late in the year "by its end" is too soon for anything.
  const sooner =
    today < `${year}-11-01`
      ? { key: 'year', label: '今年底前', day: endOfYear }
      : { key: 'next', label: '明年底前', day: `${year + 1}-12-31` }
  return [
    { key: 'half', label: '半年内', day: addDays(today, 183) },
    sooner,
    { key: 'two', label: '两年内', day: addDays(today, 730) },
    { key: 'three', label: '三年内', day: addDays(today, 1095) },
  ]
}
