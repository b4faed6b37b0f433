import { addDays, type Day } from '@/domain/common/day'
import { reverseDeed } from '../../services/deeds/posting'
import { castOf } from './cast-of'
import { chanceOf, type Chance } from './chance'
import { at, daysAgo, staffOf, tellDeed, type DeedStory, type Staff, type Then } from './deed-story'
import type { Drawing } from './photos'
import type { Settled } from './settle'
import type { Teller } from './teller'

/** What stands on the screens of the first day: deeds that wait, run, or are disputed, and why. */
export function tellLately(teller: Teller, village: Settled, today: Day): void {
  const scene = new Scene(teller, village, today)
  switch (village.plan.villageId) {
    case 'shiwan':
      inShiwan(scene)
      return
    case 'liping':
      inLiping(scene)
      return
    case 'lingtou':
      inLingtou(scene)
  }
}

interface Told {
  /** Whose household, by the name of somebody in it. */
  readonly of: string
  /** Filed by somebody else; by `of` if left out. */
  readonly by?: string
  /** The household as a whole did it. */
  readonly together?: true
  readonly itemId: string
  readonly note: string
  readonly photos?: readonly Drawing[]
  /** Days ago; the same day as filed if left out. */
  readonly done?: Day
  readonly filed: number
  /** Days ago on which it was approved; it waits if left out. */
  readonly approved?: number
  readonly quantity?: number
  readonly points?: number
  readonly then?: Then
}

class Scene {
  readonly find
  readonly staff: Staff
  private readonly chance: Chance

  constructor(
    readonly teller: Teller,
    readonly village: Settled,
    readonly today: Day,
  ) {
    this.find = castOf(village)
    this.staff = staffOf(village)
    this.chance = chanceOf(`lately in ${village.plan.villageId}`)
  }

  tell(told: Told): void {
    const { member, family } = this.find(told.of)
    const filedOn = daysAgo(this.today, told.filed)
    const story: DeedStory = {
      filerId: told.by === undefined ? member.residentId : this.find(told.by).member.residentId,
      family,
      ...(told.together ? {} : { doerId: member.residentId }),
      itemId: told.itemId,
      doneOn: told.done ?? filedOn,
      ...(told.quantity === undefined ? {} : { quantity: told.quantity }),
      note: told.note,
      ...(told.photos === undefined ? {} : { photos: told.photos }),
      filedAt: at(filedOn, 12, 40 + this.chance.whole(0, 300)),
      ...(told.approved === undefined
        ? {}
        : {
            decision: {
              kind: 'approve',
              at: at(daysAgo(this.today, told.approved), 20, this.chance.whole(0, 60)),
              ...(told.points === undefined ? {} : { points: told.points }),
              ...(told.then === undefined ? {} : { then: told.then }),
            },
          }),
    }
    tellDeed(this.teller, this.village, this.staff, this.chance, story)
  }

  /** A villager objects so many days ago, alone or through a recorder, and the supervisor answers, or has not yet. */
  objection(
    by: string,
    text: string,
    ago: number,
    answer?: { ago: number; decision: 'upheld' | 'dismissed'; reason: string },
    scribe?: string,
  ): Then {
    const { teller, today } = this
    const { villageId } = this.village.plan
    const objector = this.find(by).member.residentId
    const supervisor = this.staff.supervisors[0]?.member.residentId ?? ''
    return (deedId) => {
      teller.plan(at(daysAgo(today, ago), 21, 30), async () => {
        const said = { villageId, deedId, text }
        if (scribe === undefined) await teller.call(objector, 'deeds.object', said)
        else {
          const heard = { ...said, residentId: objector, heard: true as const }
          await teller.call(this.find(scribe).member.residentId, 'deeds.objectFor', heard)
        }
      })
      if (!answer) return
      teller.plan(at(daysAgo(today, answer.ago), 9), async () => {
        const deed = await teller.platform.store.get('deeds', deedId)
        await teller.call(supervisor, 'deeds.answer', {
          villageId,
          objectionId: deed?.objections?.[0]?.objectionId ?? '',
          decision: answer.decision,
          reason: answer.reason,
        })
      })
    }
  }

  /** Found wrong after posting: one proposes, another approves, neither of the household. */
  reversal(reason: string, ago: number, proposer: string, approver: string): Then {
    const { teller, today } = this
    return (deedId) => {
      teller.plan(at(daysAgo(today, ago), 16), async () => {
        const outcome = await reverseDeed(teller.platform, deedId, {
          proposedBy: this.find(proposer).member.residentId,
          approvedBy: this.find(approver).member.residentId,
          reason,
        })
        if (!outcome.ok) throw new Error(`reversal: ${outcome.code}`)
      })
    }
  }
}

function inShiwan(scene: Scene): void {
  const yesterday = daysAgo(scene.today, 1)

  scene.tell({
    of: '陈文博',
    itemId: 'labour',
    note: '防汛扛沙袋，扛到夜里十一点',
    filed: 203,
    approved: 202,
  })
  scene.tell({
    of: '陈文博',
    by: '周敏',
    itemId: 'labour',
    note: '扛沙袋加固河堤',
    filed: 203,
    approved: 201,
    then: scene.reversal('同一件记了两次', 190, '周敏', '杨树林'),
  })
  scene.tell({
    of: '吴根生',
    by: '马德厚',
    itemId: 'neighbour',
    note: '帮着修猪圈顶',
    filed: 121,
    approved: 120,
    then: scene.reversal('记错了户，应是吴家隔壁', 108, '马德厚', '李桂芳'),
  })
  scene.tell({
    of: '赵海波',
    // Without a cap: one that is used up would leave nothing to reverse.
    itemId: 'kindness',
    note: '帮外村人把陷在泥里的车推了出来',
    filed: 32,
    approved: 31,
    points: 10,
    then: scene.reversal('同一件记了两次', 21, '周敏', '陈春平'),
  })

  scene.tell({
    of: '周小龙',
    itemId: 'neighbour',
    note: '帮人家盖房递砖，干了三天',
    filed: 44,
    approved: 43,
    then: scene.objection('何晓东', '那几天他在外村开收割机，没有在工地', 42, {
      ago: 40,
      decision: 'upheld',
      reason: '问了东家和同做的三个人，那三天他不在，此件不记。',
    }),
  })
  scene.tell({
    of: '梁淑珍',
    itemId: 'elder',
    note: '给老人拆洗了被褥',
    filed: 27,
    approved: 26,
    then: scene.objection(
      '吴根生',
      '被褥是老人自己闺女洗的',
      25,
      {
        ago: 24,
        decision: 'dismissed',
        reason: '到老人家里看过，老人说闺女洗的是春天那回，这回是梁家洗的。',
      },
      '马德厚',
    ),
  })

  // The household that is not named on the board stands on it nevertheless.
  scene.tell({
    of: '汪成林',
    itemId: 'elder',
    note: '替老人去镇上取药，三趟',
    filed: 14,
    approved: 13,
  })

  tellCap(scene, yesterday)

  const running: Told[] = [
    {
      of: '赵永顺',
      itemId: 'labour',
      note: '清了北沟路三处落石，还补栽了六棵树苗',
      photos: ['road', 'sapling'],
      filed: 3,
      approved: 2,
    },
    {
      of: '何秀兰',
      by: '马德厚',
      itemId: 'elder',
      note: '给坡上三位老人送热饭，一天没断',
      filed: 3,
      approved: 2,
    },
    {
      of: '欧阳春生',
      itemId: 'volunteer',
      note: '修路灯，爬了五根杆',
      quantity: 3,
      filed: 3,
      approved: 2,
    },
    {
      of: '孙建辉',
      itemId: 'neighbour',
      note: '帮邻居家抬了一天水泥',
      filed: 3,
      approved: 2,
      then: scene.objection('许建伟', '那天只干了半天，下午他去镇上了', 1),
    },
    { of: '周立春', itemId: 'training', note: '听韩老师讲柿树修剪', filed: 2, approved: 1 },
    {
      of: '刘满仓',
      itemId: 'kindness',
      note: '半夜开三轮送发病的老人去镇卫生院',
      filed: 2,
      approved: 1,
      points: 15,
    },
    {
      of: '陈春平',
      by: '周敏',
      together: true,
      itemId: 'road',
      note: '扫了村口到老柿树那一段',
      photos: ['road'],
      filed: 2,
      approved: 1,
    },
    {
      of: '吴根生',
      itemId: 'sorting',
      note: '旧电池和药瓶分开交了',
      quantity: 2,
      filed: 2,
      approved: 1,
    },
    {
      of: '王大勇',
      by: '周敏',
      itemId: 'elder',
      note: '给独居的老人挑水劈柴',
      filed: 2,
      approved: 1,
    },
  ]
  const waiting: Told[] = [
    { of: '赵永顺', itemId: 'neighbour', note: '帮苏家抬了半天木料', filed: 1 },
    { of: '苏玉梅', itemId: 'labour', note: '给小学修好了两扇窗', filed: 1 },
    inspected(yesterday)
      ? {
          of: '孙德海',
          by: '周敏',
          together: true,
          itemId: 'road',
          note: '门前到桥头都扫了，柴垛码得齐',
          photos: ['courtyard', 'road'],
          filed: 1,
        }
      : {
          of: '孙德海',
          by: '周敏',
          together: true,
          itemId: 'yard',
          note: '把院墙外的柴垛码齐了，种上一排月季',
          photos: ['courtyard', 'sapling', 'road'],
          filed: 1,
        },
    {
      of: '李守田',
      itemId: 'labour',
      note: '清了门前那条公用的排水沟',
      photos: ['road'],
      filed: 1,
    },
    { of: '许建伟', itemId: 'customs', note: '嫁女儿没收彩礼，只摆了六桌', filed: 1 },
    { of: '杨思远', by: '杨树林', itemId: 'pupil', note: '作文在县里得了奖', filed: 1 },
  ]
  for (const told of [...running, ...waiting]) scene.tell(told)
}

/** The monthly round may have given its points to the household already. */
function inspected(day: Day): boolean {
  return Number(day.slice(8)) >= 28
}

/**
 * Three times 8 of a month's 30 are used, so that the fourth counts 6. Caps go by the month of the done date:
 * early in a month the story is set at the end of the month before.
 */
function tellCap(scene: Scene, yesterday: Day): void {
  const base =
    Number(yesterday.slice(8)) >= 12 ? yesterday : addDays(`${yesterday.slice(0, 7)}-01`, -1)
  const notes = ['埋了二组的防冻水管', '给行道树刷石灰', '通了二组堵了一个月的下水沟']
  for (const [i, note] of notes.entries()) {
    const filed = 9 - i * 2
    scene.tell({
      of: '何志刚',
      itemId: 'labour',
      note,
      done: addDays(base, -filed),
      filed,
      approved: filed - 1,
    })
  }
  scene.tell({ of: '何志刚', itemId: 'labour', note: '给村里的水泵房换了门', done: base, filed: 1 })
}

function inLiping(scene: Scene): void {
  const told: Told[] = [
    { of: '罗立伟', itemId: 'project', note: '修机耕道，挑了两天沙', filed: 62, approved: 61 },
    {
      of: '罗立伟',
      by: '田小妹',
      itemId: 'project',
      note: '修机耕道挑沙',
      filed: 62,
      approved: 60,
      then: scene.reversal('同一件记了两次', 50, '田小妹', '向文才'),
    },
    { of: '田春兰', itemId: 'elder', note: '给河边组的老人送了热饭', filed: 3, approved: 2 },
    {
      of: '罗立伟',
      itemId: 'project',
      note: '给风雨桥换了两块桥板',
      photos: ['road'],
      filed: 3,
      approved: 2,
    },
    {
      of: '彭小满',
      by: '彭东林',
      itemId: 'sweep',
      note: '跟爸爸扫了寨门到风雨桥',
      filed: 2,
      approved: 1,
    },
    {
      of: '向明哲',
      by: '阿依努尔·吐尔逊',
      itemId: 'sweep',
      note: '捡了河边的塑料袋，装了一筐',
      filed: 2,
      approved: 1,
    },
    {
      of: '杨会兰',
      by: '田小妹',
      itemId: 'neighbour',
      note: '帮隔壁抢收了晒在外头的谷子',
      filed: 2,
      approved: 1,
    },
    { of: '罗长福', itemId: 'culture-teach', note: '教芦笙，教了五个晚上', filed: 1 },
    { of: '石佳慧', itemId: 'elder', note: '给寨里的老人量血压，量了二十三位', filed: 1 },
    { of: '吴承志', by: '田小妹', itemId: 'pupil-school', note: '半期考全班第二', filed: 1 },
    { of: '罗朵朵', by: '罗立伟', itemId: 'sweep', note: '扫了鼓楼坪', filed: 1 },
  ]
  for (const deed of told) scene.tell(deed)
}

/** Whatever concerns the one reviewer's household waits for the town. */
function inLingtou(scene: Scene): void {
  const told: Told[] = [
    {
      of: '韦大山',
      itemId: 'volunteer',
      note: '修上岭的步道',
      photos: ['road'],
      quantity: 3,
      filed: 2,
      approved: 1,
    },
    { of: '卢家旺', itemId: 'volunteer', note: '守防火卡口', quantity: 2, filed: 2, approved: 1 },
    { of: '卢家旺', itemId: 'volunteer', note: '给岭上的水池清淤', quantity: 1.5, filed: 1 },
    { of: '卢月英', itemId: 'sorting', note: '厨余沤肥，瓶子纸壳卖给收的人', filed: 1 },
  ]
  for (const deed of told) scene.tell(deed)
}
