import type { Drawing } from './photos'

/** Whose story: somebody of the cast by name, or whoever lives at [group, number]. */
export type Whose = string | readonly [group: number, number: number]

export interface ToldHonour {
  readonly whose: Whose
  /** The household as a whole is honoured, not the person. */
  readonly household?: true
  /** Of somebody under 14: who of the household agreed to the honour, the day before it. */
  readonly guardian?: string
  readonly title: string
  readonly citation: string
  /** Days ago, or the latest such month and day: school and the army keep their own calendar. */
  readonly on: number | string
  readonly issuer?: string
  readonly photo?: Drawing
  readonly withdrawn?: string
}

export const shiwanTitles = [
  '云岭好人',
  '优秀志愿者',
  '最美庭院',
  '致富带头人',
  '好婆媳',
  '好邻居',
  '参军光荣',
  '升学光荣',
]

export const shiwanHonours: readonly ToldHonour[] = [
  {
    whose: '何秀兰',
    title: '云岭好人',
    citation:
      '十一年里，她每天清早多做三份饭，送到坡上三位独居老人手里，大雪封路也没有断过。老人说，听见她的脚步，就知道天亮了。',
    on: 5,
    photo: 'woman',
  },
  {
    whose: '赵永顺',
    title: '优秀志愿者',
    citation: '北沟路一落石，回回是他先到，先清出一条道来，再挨家告诉绕着走。',
    on: 12,
    photo: 'elder',
  },
  {
    whose: '何一凡',
    guardian: '何志刚',
    title: '好邻居',
    citation: '隔壁老人眼睛不好，他放了学就去念信、穿针，两年里没跟谁提过。',
    on: 24,
  },
  {
    whose: '梁小川',
    title: '参军光荣',
    citation: '体检、政审一次过。临走那天把攒的压岁钱买了两条被子，送到村里的幸福院。',
    on: '09-20',
    photo: 'youth',
    issuer: '云岭县人民武装部',
  },
  {
    whose: '孙德海',
    household: true,
    title: '最美庭院',
    citation: '柴垛码得齐，墙根一溜月季，客人进门都要先站一站。',
    on: '10-15',
    photo: 'courtyard',
  },
  {
    whose: '苏青禾',
    title: '升学光荣',
    citation: '考上省师范大学，是三组头一个女本科生。她说念完书回来，给村小学教语文。',
    on: '08-26',
    photo: 'girl',
  },
  {
    whose: '周立春',
    title: '致富带头人',
    citation: '包下北坡两亩荒地种磨盘柿，苗自己育，技术不藏私，带着九户一起干。',
    on: '07-01',
    issuer: '云岭镇人民政府',
  },
  {
    whose: '马桂香',
    title: '好婆媳',
    citation: '婆婆卧床四年，翻身擦洗没有断过一天，身上没有生过一处褥疮。',
    on: '06-09',
  },
  {
    whose: '刘满仓',
    title: '优秀志愿者',
    citation: '夜里一个电话就到，他那辆三轮车，是四组的救护车。',
    on: '05-04',
  },
  {
    whose: '陈春平',
    household: true,
    title: '最美庭院',
    citation: '老院子没花一分钱，旧砖铺路，破缸栽藕，一家人自己动手收拾出来的。',
    on: '05-04',
  },
  {
    whose: '李晓棠',
    title: '升学光荣',
    citation: '考上省农业大学果树专业，假期回来就下地，给大伙讲怎么修剪。',
    on: '08-20',
  },
  {
    whose: '李守田',
    title: '致富带头人',
    citation: '六十四岁学嫁接，嫁活六十棵。手艺教了八个徒弟，没收过一包烟。',
    on: 33,
  },
  {
    whose: '马德厚',
    title: '好邻居',
    citation: '四组谁家闹了口角，都愿意请他去坐一坐。一年劝和十一起，没有一起再闹。',
    on: '03-18',
  },
  {
    whose: '周敏',
    title: '优秀志愿者',
    citation: '二组三十三户的灶火、水表、药盒，她都记在一个本子上，一户不落地看。',
    on: '03-05',
    issuer: '云岭镇人民政府',
  },
  {
    whose: '陈守义',
    title: '云岭好人',
    citation: '当了九年监督员，一笔账没有糊涂过。自家侄儿报错一次，也是他当场划掉的。',
    on: '01-15',
    issuer: '云岭县文明办',
  },
  {
    whose: '迪丽娜尔·阿合买提',
    title: '好邻居',
    citation: '嫁到柿湾八年，学会了这里的话，也教会了一院子人打馕。谁家办事，她都先来帮厨。',
    on: '04-12',
  },
  {
    whose: '欧阳春生',
    title: '优秀志愿者',
    citation: '会水电，村里六十多盏路灯都是他爬上去修的，没要过一次工钱。',
    on: '02-20',
  },
  {
    whose: '欧阳家兴',
    title: '致富带头人',
    citation: '回村办起柿饼合作社，头一年给十四户卖出两万多斤。',
    on: '12-18',
  },
  {
    whose: '李桂芳',
    title: '好婆媳',
    citation: '婆家娘家四位老人，轮着接到身边住，谁都说是在自己家。',
    on: '03-08',
  },
  {
    whose: '赵海波',
    title: '优秀志愿者',
    citation: '暴雨夜里守在北沟路口五个钟头，拦下三辆要过河的车。',
    on: '07-22',
  },
  {
    whose: [1, 6],
    household: true,
    title: '最美庭院',
    citation: '院里没有一样新东西，样样都在该在的地方。',
    on: '11-02',
  },
  {
    whose: '王大勇',
    title: '好邻居',
    citation: '隔壁两口子在外打工，老人的水是他挑的，孩子的家长会是他去开的。',
    on: '02-06',
  },
  {
    whose: [2, 12],
    household: true,
    title: '最美庭院',
    citation: '把猪圈改成了花房，臭了二十年的墙角，如今开着菊花。',
    on: '10-15',
  },
  {
    whose: '何晓东',
    title: '优秀志愿者',
    citation: '柿子节七天，天天最早到停车场，最后一个走。',
    on: '11-08',
  },
  {
    whose: '梁淑珍',
    title: '致富带头人',
    citation: '收了村里没人要的落果酿醋，一年给村里老人发出去三百瓶。',
    on: '01-28',
  },
  {
    whose: '孙丽琴',
    title: '好婆媳',
    citation: '婆婆眼睛看不见了，她每晚念半个钟头的书给老人听。',
    on: '05-10',
  },
  {
    whose: '许建伟',
    title: '优秀志愿者',
    citation: '会理发，每月十五在幸福院摆一把椅子，从早剪到晚。',
    on: '06-01',
  },
  {
    whose: [2, 28],
    household: true,
    title: '最美庭院',
    citation: '院子干净，花也养得好。',
    on: '05-20',
    withdrawn: '院墙占了公用水渠，本户已拆，明年再评',
  },
]

export const lipingTitles = ['梨坪好人', '优秀志愿者', '升学光荣', '参军光荣', '非遗传人']

export const lipingHonours: readonly ToldHonour[] = [
  {
    whose: '阿依努尔·吐尔逊',
    title: '梨坪好人',
    citation: '从天山脚下嫁到寨子里二十四年，当接送孩子过河的“桥”，接送了二十四年。',
    on: 16,
  },
  {
    whose: '罗长福',
    title: '非遗传人',
    citation: '会做芦笙，也肯教。寨子里会吹的孩子，从三个变成了十九个。',
    on: '10-06',
    issuer: '云岭县文化馆',
  },
  {
    whose: '石佳慧',
    title: '升学光荣',
    citation: '考上省医科大学，头一个月的家教钱给寨里买了血压计。',
    on: '08-25',
  },
  {
    whose: '杨会兰',
    title: '优秀志愿者',
    citation: '梨花节天天在风雨桥头烧茶，一碗不收钱。',
    on: '04-06',
  },
]

export const lingtouTitles = ['岭头好人', '优秀志愿者']

export const lingtouHonours: readonly ToldHonour[] = [
  {
    whose: '莫老根',
    title: '岭头好人',
    citation: '守林四十一年，岭上三千亩杉木没有起过一次火。',
    on: '03-12',
    issuer: '云岭镇人民政府',
  },
]
