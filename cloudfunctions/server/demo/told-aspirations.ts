import type { aspirationCategories } from '@/domain/aspirations/categories'
import type { Drawing } from './photos'
import type { Whose } from './told-honours'

export interface ToldAspiration {
  readonly whose: Whose
  readonly category: (typeof aspirationCategories)[number]
  readonly goal: string
  readonly postedDaysAgo: number
  /** Days from today until it should be done. */
  readonly inDays: number
  /** `[step, when reached in days ago, what the owner wrote, a photo]`; steps to come have the name alone. */
  readonly steps: readonly (readonly [
    name: string,
    daysAgo?: number,
    note?: string,
    photo?: Drawing,
  ])[]
  readonly cheers: number
}

export const shiwanAspirations: readonly ToldAspiration[] = [
  {
    whose: '周立春',
    category: '种养',
    goal: '今年栽两亩柿子苗，三年挂果',
    postedDaysAgo: 262,
    inDays: 690,
    cheers: 38,
    steps: [
      ['选好苗，整好地', 257, '北坡两亩荒地翻了一遍，村里借来了旋耕机。'],
      ['栽下 160 棵磨盘柿', 233, '栽了三天，全家都上了坡。', 'sapling'],
      ['过一个夏天，活到九成', 22, '数了数，活了 149 棵，九成三。'],
      ['学会修剪和嫁接'],
      ['第一年挂果'],
    ],
  },
  {
    whose: '马德厚',
    category: '上学',
    goal: '供孙女安心念完高中',
    postedDaysAgo: 240,
    inDays: 580,
    cheers: 52,
    steps: [
      ['高一住校安顿好', 88, '床铺、饭卡都办好了，老师也见了。'],
      ['期中考进前五十', 14, '晓月来电话，四十三名。'],
      ['念完高三'],
    ],
  },
  {
    whose: '梁建生',
    category: '手艺',
    goal: '学会修农机，开个修理铺',
    postedDaysAgo: 120,
    inDays: 400,
    cheers: 21,
    steps: [
      ['跟镇上师傅学三个月', 25, '能自己拆装柴油机了。'],
      ['置齐一套工具'],
      ['腾出临街那间房'],
      ['开张'],
    ],
  },
  {
    whose: '苏玉梅',
    category: '开店',
    goal: '把老院收拾成农家客栈',
    postedDaysAgo: 200,
    inDays: 160,
    cheers: 17,
    steps: [
      ['屋顶翻瓦', 170, '请了三个工，五天翻完。'],
      ['隔出四间房', 130, '木匠的活，女儿画的图。'],
      ['接通热水', 66, '装了太阳能，冬天也够用。'],
      ['办下营业执照', 18, '跑了两趟镇上，办下来了。'],
      ['置办铺盖'],
      ['接待第一拨客人'],
    ],
  },
  {
    whose: '何志刚',
    category: '手艺',
    goal: '考下电工证，不再打零工',
    postedDaysAgo: 75,
    inDays: 200,
    cheers: 9,
    steps: [['报上名', 60, '镇上免费的班，抢到名额了。'], ['学完理论课'], ['考过实操']],
  },
  {
    whose: '刘满仓',
    category: '种养',
    goal: '养二十箱蜂，卖柿花蜜',
    postedDaysAgo: 180,
    inDays: 240,
    cheers: 14,
    steps: [
      ['先养五箱', 150, '没飞一箱。'],
      ['学会分蜂', 40, '分成了九箱。'],
      ['到二十箱'],
      ['卖出第一百斤'],
    ],
  },
  {
    whose: '赵永顺',
    category: '安居',
    goal: '给老娘在一楼修个卫生间',
    postedDaysAgo: 64,
    inDays: 60,
    cheers: 25,
    steps: [['挖好化粪池', 31, '自己挖的，四天。'], ['砌墙贴砖'], ['装上扶手和热水器']],
  },
  {
    whose: '陈春平',
    category: '其他',
    goal: '带父母坐一回高铁，看看天安门',
    postedDaysAgo: 50,
    inDays: 190,
    cheers: 31,
    steps: [['攒够路费'], ['选个不冷不热的日子去']],
  },
  {
    whose: '欧阳家兴',
    category: '开店',
    goal: '柿饼合作社办到三十户',
    postedDaysAgo: 210,
    inDays: 365,
    cheers: 19,
    steps: [
      ['先有十户', 180, '十一户，签了字。'],
      ['晾房再加一层', 57, '加好了，能多晾八千斤。'],
      ['到二十户', 9, '今天第二十户入社。'],
      ['到三十户'],
    ],
  },
  {
    whose: '何秀兰',
    category: '其他',
    goal: '学会写自己的名字和一封信',
    postedDaysAgo: 155,
    inDays: 100,
    cheers: 44,
    steps: [
      ['会写名字', 140, '社保卡上的名字是自己签的。'],
      ['认三百个字', 47, '桂芳每晚教十个。'],
      ['给在外的儿子写封信'],
    ],
  },
  {
    whose: '赵贵林',
    category: '上学',
    goal: '供两个娃都上大学',
    postedDaysAgo: 300,
    inDays: 900,
    cheers: 12,
    steps: [['老大考上高中', 95, '过线十二分。'], ['老大考上大学'], ['老二考上大学']],
  },
  {
    whose: '吴根生',
    category: '种养',
    goal: '散养三百只土鸡，鸡蛋卖到县城',
    postedDaysAgo: 90,
    inDays: 150,
    cheers: 6,
    steps: [
      ['搭好鸡舍，网好坡', 70, '亲戚来帮了两天。'],
      ['先养一百只'],
      ['到三百只'],
      ['找到县城的主顾'],
    ],
  },
  {
    whose: '孙建辉',
    category: '安居',
    goal: '还清建房的钱',
    postedDaysAgo: 330,
    inDays: 420,
    cheers: 8,
    steps: [['还一半', 110, '卖了猪，还了一半。'], ['全部还清']],
  },
  {
    whose: '周小龙',
    category: '手艺',
    goal: '学会开收割机，农忙出去挣一季',
    postedDaysAgo: 20,
    inDays: 210,
    cheers: 3,
    steps: [['考下农机驾照'], ['跟车学一季'], ['自己出去干一季']],
  },
  {
    whose: '李守田',
    category: '手艺',
    goal: '学会嫁接，嫁活 60 棵',
    postedDaysAgo: 280,
    inDays: 30,
    cheers: 29,
    steps: [
      ['听完韩老师八节课', 245, '一节没落。'],
      ['嫁活第一棵', 214, '发了芽，天天去看。'],
      ['嫁活 60 棵', 11, '数了两遍，整六十棵。'],
    ],
  },
  {
    whose: '欧阳春生',
    category: '安居',
    goal: '把漏雨的西屋翻修好过冬',
    postedDaysAgo: 100,
    inDays: 20,
    cheers: 11,
    steps: [
      ['备齐瓦和木料', 62, '旧瓦挑好的还用上了一半。'],
      ['翻完屋顶', 27, '赶在霜降前头翻完了。'],
    ],
  },
]

export const lipingAspirations: readonly ToldAspiration[] = [
  {
    whose: '田小妹',
    category: '开店',
    goal: '在风雨桥头开个绣坊',
    postedDaysAgo: 130,
    inDays: 200,
    cheers: 13,
    steps: [
      ['凑齐六个绣娘', 90, '八个，多了两个。'],
      ['接下头一单', 35, '县里文化馆订了三十个荷包。'],
      ['租下桥头那间屋'],
      ['开张'],
    ],
  },
  {
    whose: '向文才',
    category: '种养',
    goal: '老梨树高接换种，五年全换完',
    postedDaysAgo: 220,
    inDays: 1200,
    cheers: 9,
    steps: [['先换二十棵', 180, '换了二十二棵，活了十九。'], ['换一半'], ['全换完']],
  },
  {
    whose: '罗立伟',
    category: '手艺',
    goal: '跟爹学会做一把芦笙',
    postedDaysAgo: 60,
    inDays: 150,
    cheers: 16,
    steps: [['选好竹料', 33, '老爹说这根行。'], ['会打簧片'], ['吹响第一声']],
  },
  {
    whose: '吴水生',
    category: '上学',
    goal: '让娃念完初中不辍学',
    postedDaysAgo: 45,
    inDays: 560,
    cheers: 7,
    steps: [['这学期一天不缺课'], ['念完初三']],
  },
]

export const lingtouAspirations: readonly ToldAspiration[] = [
  {
    whose: '韦大山',
    category: '种养',
    goal: '林下种五亩灵芝',
    postedDaysAgo: 85,
    inDays: 300,
    cheers: 3,
    steps: [['清出林地', 52, '没砍一棵树。'], ['下种'], ['收第一茬']],
  },
]
