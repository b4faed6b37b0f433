/** What villagers write under a deed. `months`: only then would anybody have done it. */
interface Note {
  readonly text: string
  readonly months?: readonly number[]
}

const notes: Readonly<Record<string, readonly Note[]>> = {
  road: [
    { text: '扫了村口到老柿树那一段' },
    { text: '扫了北沟村道，从桥头扫到拐弯' },
    { text: '把晒场边上的塑料袋都捡了' },
    { text: '清了公交站后面的杂草' },
    { text: '集散了以后，把市场那条街扫干净了' },
    { text: '扫落叶，装了六袋，拉去沤肥', months: [10, 11, 12] },
    { text: '雪停了，扫出一条能走车的道', months: [12, 1, 2] },
    { text: '路上结冰，撒了两筐炉灰', months: [12, 1] },
    { text: '年前大扫除，刷了巷子两边的墙脚', months: [1, 2] },
    { text: '把放过炮的红纸都扫了', months: [1, 2] },
    { text: '大雨冲下来的泥，铲了一上午', months: [6, 7, 8] },
    { text: '收完玉米，把路上的叶子秆子清走了', months: [9, 10] },
  ],
  river: [
    { text: '捞了河湾里的水草和瓶子', months: [4, 5, 6, 7, 8, 9] },
    { text: '沿河走了一趟，劝走两个电鱼的', months: [4, 5, 6, 7, 8, 9, 10] },
    { text: '清明守山口，劝人别烧纸', months: [3, 4] },
    { text: '给北坡的小树松了土' },
    { text: '把渠口的枯枝烂叶掏净了', months: [10, 11, 12, 1, 2, 3] },
    { text: '给河边的护栏刷了一遍漆' },
  ],
  labour: [
    { text: '修好三组水渠的闸门' },
    { text: '清了北沟路上的落石', months: [3, 4, 5, 6, 7, 8, 9, 11] },
    { text: '给村小学修好了两扇窗' },
    { text: '帮着把文化礼堂的凳子修了十一条' },
    { text: '给老井换了轱辘，井沿抹了水泥' },
    { text: '通了二组堵了一个月的下水沟' },
    { text: '抬石头，把塌了的田坎垒起来', months: [5, 6, 7, 8, 9] },
    { text: '春灌前清渠，下水干了半天', months: [2, 3, 4] },
    { text: '在村道边补栽了十二棵月季', months: [3, 4, 10, 11] },
    { text: '平整晒场，开自家拖拉机压了一遍', months: [5, 6, 9] },
    { text: '防汛扛沙袋，扛到夜里十一点', months: [6, 7, 8] },
    { text: '帮村里搭戏台，搭了一天', months: [1, 2, 9, 10] },
    { text: '给路灯杆除锈刷漆，四根' },
    { text: '给行道树刷石灰', months: [10, 11, 12] },
    { text: '帮着挂灯笼、贴春联，把广场布置了', months: [1, 2] },
    { text: '埋了二组的防冻水管', months: [11, 12] },
    { text: '柿子节搬桌子、停车引路', months: [10, 11] },
  ],
  neighbour: [
    { text: '帮邻居家栽了半天树苗', months: [2, 3, 4, 11] },
    { text: '帮苏家抬木料' },
    { text: '隔壁没人在家，替他把晒的谷子收了', months: [9, 10] },
    { text: '帮着收了两亩玉米，没要工钱', months: [9, 10] },
    { text: '帮李家抢收麦子，赶在雨前头', months: [5, 6] },
    { text: '帮卸柿子，下了十四筐', months: [10, 11] },
    { text: '开三轮送邻居去镇医院挂水' },
    { text: '给张家接了断的电线' },
    { text: '帮着修猪圈顶' },
    { text: '邻居住院，喂了五天鸡' },
    { text: '替在外打工的侄儿家通了烟囱', months: [11, 12, 1] },
    { text: '帮新来的媳妇办了合作医疗' },
    { text: '下大雨，帮刘家把被子粮食搬上楼', months: [6, 7, 8] },
    { text: '给学驾照的邻居看了三天孩子' },
    { text: '帮人家盖房递砖，干了一天' },
    { text: '过年杀猪，去帮了两家', months: [12, 1] },
    { text: '教隔壁婶子用手机缴电费' },
  ],
  elder: [
    { text: '给坡上的老人送了热饭' },
    { text: '给卧床的老人洗头剪指甲' },
    { text: '陪五保户去镇上量血压' },
    { text: '给独居的老人劈好一冬的柴', months: [10, 11, 12] },
    { text: '帮老人掰玉米、扛回家', months: [9, 10] },
    { text: '下雪天给老人挑水', months: [12, 1, 2] },
    { text: '给老人拆洗了被褥' },
    { text: '天热，给老人家装了纱窗', months: [5, 6, 7] },
    { text: '腊月里给三位老人送了馒头和肉', months: [1, 2] },
    { text: '给老人的手机存好儿女的号码' },
    { text: '端午包粽子，给每位老人送六个', months: [5, 6] },
    { text: '重阳节给老人唱了半天戏', months: [10] },
    { text: '替老人去镇上取药，三趟' },
    { text: '给老人的炕修了烟道', months: [10, 11] },
    { text: '陪老人说话，读了儿子写的信' },
  ],
  kindness: [
    { text: '捡到一部手机，当天送还了' },
    { text: '半夜送发病的老人去镇卫生院' },
    { text: '路上车翻了，叫人一起抬出来' },
    { text: '拾到钱包，里头有两千多，交到村委' },
    { text: '孩子掉进渠里，下去抱上来了', months: [6, 7, 8] },
    { text: '自家的水泵借给全组浇地', months: [4, 5, 6, 7] },
    { text: '收留迷路的外村老人，等家里来接' },
    { text: '灶房起火，第一个提水去救' },
  ],
  customs: [
    { text: '嫁女儿没收彩礼，只摆了六桌' },
    { text: '老人过世，没请乐队，三天办完' },
    { text: '儿子结婚，十桌，不放炮' },
    { text: '孩子满月没办酒，给村小学送了书' },
    { text: '搬新房，只请了左右邻居吃饺子' },
  ],
  patrol: [
    { text: '清明守防火卡口', months: [3, 4] },
    { text: '秋收看火，夜里转了两趟', months: [9, 10] },
    { text: '守水库，看水位', months: [6, 7, 8] },
    { text: '暴雨夜在北沟路口守着不让过', months: [6, 7, 8] },
    { text: '冬天查了各家的炉子和烟囱', months: [11, 12, 1, 2] },
    { text: '进山口登记火种', months: [2, 3, 4, 11, 12] },
    { text: '夜里巡了三个组', months: [1, 2, 5, 9, 10, 11, 12] },
  ],
  volunteer: [
    { text: '帮村里发通知单，走了二组三组' },
    { text: '文化礼堂值班' },
    { text: '给来参观的学生讲村史' },
    { text: '义务理发，剪了九位' },
    { text: '给孩子们看了一下午作业', months: [7, 8, 1, 2] },
    { text: '柿子节给客人带路', months: [10, 11] },
    { text: '帮医生登记体检', months: [4, 5, 9] },
    { text: '写春联，写了四十副', months: [1, 2] },
  ],
  sorting: [
    { text: '废纸壳、塑料瓶送到回收点' },
    { text: '旧电池和药瓶分开交了' },
    { text: '厨余拿去沤肥，其余分好' },
    { text: '地里捡的农膜交了一袋', months: [3, 4, 5, 9, 10] },
    { text: '农药瓶子数了数，交了十几个', months: [5, 6, 7, 8] },
  ],
  culture: [
    { text: '跳广场舞，排了新的一段' },
    { text: '去镇上参加篮球赛', months: [5, 7, 8, 10] },
    { text: '正月里舞狮子', months: [1, 2] },
    { text: '参加拔河，我们组赢了', months: [3, 5, 10] },
    { text: '端午包粽子比赛', months: [5, 6] },
    { text: '村晚唱了一段', months: [1, 2] },
    { text: '中秋晚会搬道具、上台', months: [9, 10] },
    { text: '农闲唱戏，拉二胡', months: [11, 12, 1] },
  ],
  'culture-lead': [
    { text: '文艺队排练，带了两个月' },
    { text: '张罗了村晚，十六个节目', months: [1, 2] },
    { text: '组织了端午拔河和包粽子', months: [5, 6] },
    { text: '拉起了二胡班，十个学生' },
  ],
  training: [
    { text: '听韩老师讲柿树修剪', months: [1, 2, 3, 11, 12] },
    { text: '学嫁接，现场接了三棵', months: [2, 3, 4] },
    { text: '学用手机卖柿饼', months: [9, 10, 11, 12] },
    { text: '电工班第二课' },
    { text: '学做柿子醋', months: [10, 11] },
    { text: '家政班，学护理老人' },
    { text: '无人机打药看演示', months: [4, 5, 6, 7] },
    { text: '养蜂课，开了两个箱', months: [3, 4, 5, 6] },
  ],
  pupil: [
    { text: '得了校级三好学生', months: [1, 7] },
    { text: '期末进步奖', months: [1, 7] },
    { text: '作文在县里得了奖' },
  ],
  'pupil-school': [
    { text: '得了校级三好学生', months: [1, 7] },
    { text: '半期考全班第二', months: [4, 5, 11] },
    { text: '选上了县里的合唱队' },
  ],
  yard: [
    { text: '柴垛码齐，鸡鸭进圈' },
    { text: '院里种了月季，墙根没有杂物' },
    { text: '农具上架，窗明几净' },
    { text: '厕所干净，门前三包做得好' },
    { text: '雪后院子和门前都扫净了', months: [12, 1, 2] },
    { text: '晒的粮食整齐，路不占', months: [6, 9, 10] },
    { text: '' },
  ],
  meeting: [{ text: '' }],
  mediate: [
    { text: '劝和了两家争地界的' },
    { text: '两口子吵架，去说了一晚上' },
    { text: '浇水先后闹意见，帮着排了次序', months: [4, 5, 6, 7] },
    { text: '宅基地的事，拿出老契来说清了' },
  ],
  sweep: [
    { text: '扫了寨门到风雨桥' },
    { text: '清了鼓楼坪的垃圾' },
    { text: '掏了寨子里的明沟' },
    { text: '把河边的塑料捡了三袋' },
    { text: '扫了梨园路的落叶', months: [10, 11, 12] },
    { text: '赶场天以后扫场坝' },
    { text: '年前扫寨子，家家都出了人', months: [1, 2] },
  ],
  tree: [
    { text: '坡上栽了八棵梨树', months: [2, 3, 11, 12] },
    { text: '补栽了风吹倒的杉木', months: [2, 3, 4] },
    { text: '学校后面栽了一排桂花', months: [3, 10, 11] },
  ],
  'yard-model': [{ text: '吊脚楼下清爽，花栽得好' }, { text: '院坝评了示范户' }],
  'village-event': [
    { text: '开春耕会', months: [2, 3] },
    { text: '梨花节帮忙', months: [3, 4] },
    { text: '听防溺水课', months: [6, 7] },
    { text: '村民大会' },
    { text: '尝新节抬桌子', months: [8, 9] },
  ],
  project: [
    { text: '修机耕道，挑了一天沙' },
    { text: '架水管，上山抬管子' },
    { text: '给风雨桥换了两块桥板' },
    { text: '铺寨中石板路' },
  ],
  'party-day': [{ text: '' }],
  'party-life': [{ text: '' }],
  'party-service': [
    { text: '党员责任区扫了一遍' },
    { text: '给老党员送学上门' },
    { text: '带头清了水源地' },
  ],
  'culture-teach': [{ text: '教芦笙，教了五个晚上' }, { text: '教孩子们唱大歌', months: [7, 8] }],
}

/** Words for a deed of this item in this month, seasonal ones twice as likely; none where nobody does it then. */
export function notesFor(itemId: string, month: number): readonly string[] {
  const all = notes[itemId] ?? []
  const inSeason = all.filter((n) => n.months?.includes(month))
  const always = all.filter((n) => n.months === undefined)
  return [...inSeason, ...inSeason, ...always].map((n) => n.text)
}

/** Why a reviewer sends something of this item back. */
export function rejections(itemId: string): readonly string[] {
  return [...(refusals[itemId] ?? []), ...refusals.any]
}

const refusals: Readonly<Record<string, readonly string[]>> & { any: readonly string[] } = {
  any: [
    '这件前几天已经报过一次了',
    '没说清在哪里做的，请补写再报',
    '日期不对，请核对后再报',
    '请让组长看过再报',
  ],
  labour: ['这是自家门前的事，不算公共劳动', '不到半天，请按志愿服务报'],
  road: ['这是自家门前，不算村道'],
  patrol: ['当天值班表上没有您，请核对日期', '时长写多了，值班表上是两小时'],
  neighbour: ['帮的是自家兄弟，不算邻里帮扶', '对方说是换工，不能再记分'],
  training: ['签到表上没有名字，请找讲课的人补签'],
  sorting: ['回收点没有登记，请带回执再报'],
}

export const deductions: Readonly<Record<string, readonly string[]>> = {
  'x-rubbish': ['建筑垃圾倒在渠边，说了两次没清', '门口堆放杂物占了半边路', '死鸡扔在河滩'],
  'x-straw': ['在地头烧秸秆，烟飘到公路上', '烧玉米秆，劝了还点'],
  'x-banquet': ['升学宴摆了三十桌，超过村规'],
  'x-gamble': ['在麻将馆赌钱，被派出所警告'],
  'x-field': ['在水田里起了一间杂屋，限期拆了'],
}
