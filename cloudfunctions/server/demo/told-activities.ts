import type { ActivityKind } from '@/domain/activities/kinds'

export interface ToldActivity {
  readonly title: string
  readonly kind: ActivityKind
  readonly text: string
  readonly place: string
  readonly bring: string
  readonly contact: string
  readonly itemId?: string
  /** Who published it, by name. */
  readonly by: string
  /** Days before the first shift on which it was announced. */
  readonly announced: number
  readonly shifts: readonly ToldShift[]
}

export interface ToldShift {
  /** Days from today: −6 was six days ago, 2 is the day after tomorrow. */
  readonly on: number
  readonly from: string
  readonly to: string
  readonly capacity?: number
  /** Who is there by name, among the `people` who sign up one after the other. */
  readonly named?: readonly string[]
  readonly people: number
  /** Of those seated, how many did not come; and who came without signing up, by name. */
  readonly missing?: number
  readonly walkIns?: readonly string[]
}

export const shiwanActivities: readonly ToldActivity[] = [
  {
    title: '清扫北沟村道',
    kind: 'service',
    text: '入冬前把北沟到村口的路清一遍，沟里的落叶和塑料袋一并捡净。老人孩子可以帮着装袋。',
    place: '村口老柿树下集合',
    bring: '扫帚或铁锨，手套村里备',
    contact: '四组组长',
    itemId: 'volunteer',
    by: '马德厚',
    announced: 5,
    shifts: [
      { on: 2, from: '08:00', to: '10:00', capacity: 16, named: ['马桂香', '何秀兰'], people: 11 },
      { on: 2, from: '10:00', to: '12:00', capacity: 14, people: 14 },
    ],
  },
  {
    title: '柿子树冬剪，韩老师手把手教',
    kind: 'skills',
    text: '县林业站韩老师带工具来，先讲一小时，再下园子一人剪一棵。剪下来的枝条可以带回去做嫁接。',
    place: '二组果园',
    bring: '剪枝剪，没有的可以借',
    contact: '网格员',
    itemId: 'training',
    by: '周敏',
    announced: 7,
    shifts: [
      {
        on: 3,
        from: '09:00',
        to: '11:30',
        capacity: 20,
        named: ['周立春', '孙德海', '何晓东'],
        people: 26,
      },
    ],
  },
  {
    title: '外出务工怎么签合同',
    kind: 'law',
    text: '镇司法所用手机开讲，在外的乡亲也能听。讲工资条、工伤和欠薪怎么办，讲完可以提问。',
    place: '手机上参加，群里发号',
    bring: '',
    contact: '网格员',
    itemId: 'training',
    by: '周敏',
    announced: 6,
    shifts: [{ on: 5, from: '19:30', to: '20:30', named: ['梁小川', '赵海波'], people: 34 }],
  },
  {
    title: '何秀兰讲十一年的饭',
    kind: 'talk',
    text: '十一年给邻居送热饭，她说说是怎么过来的。讲完吃柿饼、聊家常。',
    place: '村文化礼堂',
    bring: '',
    contact: '妇女主任',
    by: '李桂芳',
    announced: 8,
    shifts: [{ on: 9, from: '19:00', to: '20:30', capacity: 80, named: ['何秀兰'], people: 23 }],
  },
  {
    title: '护林防火夜巡',
    kind: 'patrol',
    text: '两人一组走后山三条道，看见明火先打电话再动手。值班室有热水和棉大衣。',
    place: '村委值班室',
    bring: '手电、厚鞋',
    contact: '村主任',
    itemId: 'patrol',
    by: '杨树林',
    announced: 6,
    shifts: [
      { on: 1, from: '20:00', to: '23:00', capacity: 6, people: 4 },
      { on: 4, from: '20:00', to: '23:00', capacity: 6, people: 2 },
      { on: 8, from: '20:00', to: '23:00', capacity: 6, people: 0 },
    ],
  },
  {
    title: '给独居老人备冬柴',
    kind: 'service',
    text: '七户独居老人，每户劈够一冬的柴，顺手看看炉子和烟道。',
    place: '四组路口集合',
    bring: '斧子、麻绳',
    contact: '四组组长',
    itemId: 'volunteer',
    by: '马德厚',
    announced: 6,
    shifts: [
      {
        on: -6,
        from: '14:00',
        to: '16:00',
        capacity: 15,
        named: ['马桂香'],
        people: 17,
        missing: 2,
        walkIns: ['刘满仓'],
      },
    ],
  },
  {
    title: '疏通河边排水沟',
    kind: 'service',
    text: '把河边三百米沟里的泥清出来。',
    place: '河边水泵房',
    bring: '铁锨、胶鞋',
    contact: '四组组长',
    itemId: 'volunteer',
    by: '马德厚',
    announced: 5,
    shifts: [{ on: -19, from: '08:00', to: '11:00', capacity: 20, people: 14, missing: 1 }],
  },
  {
    title: '大讲堂：柿饼怎么晾不发霉',
    kind: 'lecture',
    text: '孙德海讲晾晒的时辰和翻面。',
    place: '村文化礼堂',
    bring: '',
    contact: '网格员',
    itemId: 'training',
    by: '周敏',
    announced: 5,
    shifts: [{ on: -31, from: '19:00', to: '20:30', capacity: 60, people: 28, missing: 4 }],
  },
]

export const lipingActivities: readonly ToldActivity[] = [
  {
    title: '修上寨引水渠',
    kind: 'service',
    text: '渠口塌了一段，石料已经运到，来的人一起垒。',
    place: '上寨渠口',
    bring: '手套、撬棍',
    contact: '记录员',
    itemId: 'labour',
    by: '田小妹',
    announced: 5,
    shifts: [
      { on: 2, from: '08:30', to: '11:30', capacity: 12, named: ['罗长福', '彭东林'], people: 8 },
    ],
  },
  {
    title: '梨树拉枝培训',
    kind: 'skills',
    text: '石开明家的园子里教，一人拉一棵。',
    place: '下寨梨园',
    bring: '',
    contact: '记录员',
    itemId: 'village-event',
    by: '田小妹',
    announced: 6,
    shifts: [{ on: 4, from: '14:00', to: '16:00', capacity: 10, named: ['罗立伟'], people: 13 }],
  },
  {
    title: '给外来学生讲老寨子',
    kind: 'guide',
    text: '镇中学来参观，带他们走寨门、水井、老仓楼。',
    place: '寨门口',
    bring: '',
    contact: '村主任',
    itemId: 'culture',
    by: '石开明',
    announced: 6,
    shifts: [{ on: 6, from: '09:00', to: '11:00', capacity: 4, people: 2 }],
  },
  {
    title: '清理河道漂浮物',
    kind: 'service',
    text: '从老桥清到下寨渡口。',
    place: '老桥头',
    bring: '雨鞋',
    contact: '记录员',
    itemId: 'sweep',
    by: '田小妹',
    announced: 5,
    shifts: [
      {
        on: -8,
        from: '08:00',
        to: '10:00',
        capacity: 12,
        named: ['彭东林'],
        people: 10,
        missing: 1,
      },
    ],
  },
]
