import type { Cell } from '../../common/table'
import { numeralIn } from './numerals'
import { brokenCell, dense, matches, plain, unprintableReason } from './text'

/** What a cell says, or why it cannot be used, as a sentence for the clerk. `note`: what was made of it, to look at. */
export type Read<T> = { readonly value: T; readonly note?: string } | { readonly reason: string }

const lengthMax = 30

const dots = /[.•・‧∙⋅･●]/g

/** What no person is called, though it stands where a name should. */
const nobody =
  /^(无名|无名氏|不详|不明|未知|待定|待查|暂无|空户|空挂|空挂户|空白|没有|同户主|婴儿|新生儿|[待未]取名|未上户)$/

/** 阿依古丽·买买提 with one kind of dot. */
export function nameOf(cell: Cell | undefined): Read<string> {
  const name = dense(cell).replace(dots, '·')
  const letters = Array.from(name)
  if (letters.length > lengthMax) return tooLong('姓名', letters.length)
  const unprintable = unprintableReason(name)
  if (unprintable !== null) return { reason: unprintable }
  if (!/^[\p{Script=Han}〇A-Za-z]+(·[\p{Script=Han}〇A-Za-z]+)*$/u.test(name))
    return { reason: '姓名里有文字以外的符号，请只写姓名' }
  if (/[\u2e80-\u2fdf]/.test(name))
    return { reason: '姓名里有偏旁，不是字，请用输入法重新打这个姓名' }
  if (letters.length < 2) return { reason: '姓名只有一个字，请写全名' }
  return nobody.test(name) ? { reason: '不是姓名，请写姓名，没有人的整行删掉' } : { value: name }
}

const nothing = /^(无|没有|无手机|无电话|无号码|暂无|[-—－/\\]+)$/
/** Nobody knows it, which takes nothing away. */
const unknown = /^(0+|不详|不明|不清楚?|未知|未提供|未填|空号?|待补充?|[xX×*?？]+)$/

export function saysNothing(text: string): boolean {
  return nothing.test(text)
}

/** Null where the cell says nothing, empty where it says that there is none. Of several the first one counts. */
export function phoneOf(cell: Cell | undefined): Read<string | null> {
  const text = dense(cell)
  if (text === '') return { value: null }
  if (nothing.test(text)) return { value: '' }
  if (unknown.test(text)) return { value: null }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text))
    return { reason: '号码被写成了科学计数，请把这一列设成“文本”再填' }
  const numbers = numbersIn(plain(cell))
  const [first] = numbers
  if (first !== undefined) {
    if (numbers.length > 1) return { value: first, note: `写了几个号码，记的是第一个` }
    const rest = text.replace(/[-()+\s.]/g, '').replace(/^0{0,2}86(?=1\d{10})/, '')
    const remark = rest
      .replace(first, '')
      .replace(/^0$|^(联系)?(电话|手机|tel)号?码?(?=[:：]|$)|^[:：]|[,，、;；。:：]+$/gi, '')
    return remark === ''
      ? { value: first }
      : { value: first, note: `只记了号码，“${remark}”没有记` }
  }
  return { reason: wrongPhone(text.replace(/[-()]/g, '').replace(/^(\+|00)?86(?=1)/, '')) }
}

/** Phone numbers in a text, mobile and fixed, each without dashes and country code. */
function numbersIn(text: string): string[] {
  const found: string[] = []
  const joined = text.replace(/(?<=\d)\.0+$/, '').replace(/(?<=\d)[-()\s]+(?=\d)/g, '-')
  for (const [piece] of matches(joined, /[+(]?\d[\d\-()]*\d/g)) {
    for (const digits of split(piece.replace(/[+()]/g, ''))) {
      const bare = withoutCountry(digits)
      if (isPhone(bare)) found.push(bare)
      // 短号 61234 beside a number is a remark; half a number is none.
      else if (digits.length > 6 || found.length === 0) return []
    }
  }
  return found
}

/** 138-0000-1001 is one number, 13800001001-13800001002 and 138 0000 1001 139 0000 1002 are two. */
function split(piece: string): string[] {
  const two = /^(1[3-9]\d{9})(1[3-9]\d{9})$/.exec(piece)
  return two ? two.slice(1, 3) : (parted(piece.split('-')) ?? [piece.replace(/-/g, '')])
}

/** The parts, one after the other, as whole numbers; null where something is left over. */
function parted(parts: readonly string[]): string[] | null {
  if (parts.length === 0) return []
  for (let n = Math.min(parts.length, 4); n > 0; n--) {
    const number = withoutCountry(parts.slice(0, n).join(''))
    const rest = isPhone(number) ? parted(parts.slice(n)) : null
    if (rest) return [number, ...rest]
  }
  return null
}

function withoutCountry(digits: string): string {
  return digits.replace(/^(0{0,2}86|0)(?=1[3-9]\d{9}$)/, '')
}

function isPhone(digits: string): boolean {
  const fixed = /^(010|02\d|0[3-9]\d{2})\d{7,8}$|^[2-8]\d{6,7}$/
  return /^1[3-9]\d{9}$/.test(digits) || fixed.test(digits)
}

function wrongPhone(digits: string): string {
  if (!/^1\d*$/.test(digits)) return '不是电话号码，请核对'
  return digits.length === 11
    ? `手机号没有 1${digits.charAt(1)} 开头的，请核对`
    : `手机号是 ${String(digits.length)} 位，应该是 11 位，请核对`
}

/** 12 of 12号, 12户, 第12户 and 12.0; 3-5 of a cell that the program took for the fifth of March. */
export function numberOf(cell: Cell | undefined): Read<string> {
  if (typeof cell === 'object' && cell !== null && 'serial' in cell) return numberOfDate(cell)
  if (typeof cell === 'number' && cell > Number.MAX_SAFE_INTEGER) return tooPrecise
  const text = dense(cell)
  if (/^\d(\.\d+)?e\+\d+$/i.test(text)) return tooPrecise
  const day = /^(\d{1,2})月(\d{1,2})日$/.exec(text)
  if (day) return wasDate(`${String(day[1])}-${String(day[2])}`)
  if (/^(\d{1,2}-)?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-\d{1,2})?$/i.test(text))
    return dateForNumber
  if (/^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?$/.test(text)) return dateForNumber
  const number = text
    .replace(/^第(?=.)/, '')
    .replace(/(?<=.)[号户]$/, '')
    .replace(/^(\d+)\.0+$/, '$1')
  return Array.from(number).length > 20 ? tooLong('户号', text.length) : { value: number }
}

const tooPrecise = {
  reason: '这个编号太长，被表格改掉了后几位，请把这一列设成“文本”再填',
} as const
const dateForNumber = { reason: '户号被表格变成了日期，请把这一列设成“文本”，再写回户号' } as const

function numberOfDate(cell: { serial: number; shows: string }): Read<string> {
  const day = plain(cell as Cell)
  const [year = '', month = '', date = ''] = day.split('-')
  if (cell.shows === 'monthDay') return wasDate(`${String(Number(month))}-${String(Number(date))}`)
  // 3-50 is taken for March 1950.
  if (cell.shows === 'month' && date === '01')
    return wasDate(`${String(Number(month))}-${String(Number(year.slice(2)))}`)
  return dateForNumber
}

function wasDate(number: string): Read<string> {
  return { value: number, note: `户号被表格变成了日期，按 ${number} 记` }
}

/**
 * 007 and 7 are one house: the spreadsheet drops the zeros where it takes the text for a number. So are 十三 and 13.
 */
export function numberKey(number: string): string {
  const written = /^[一二三四五六七八九十百零〇]+$/.test(number) ? numeralIn(number) : null
  return (written === null ? number : String(written))
    .toUpperCase()
    .replace(/[‐‑–—−－]/g, '-')
    .replace(/^(NO\.?|№|#)(?=\d)|(?<=\d)[#、.]$/g, '')
    .replace(/^0+(?=\d)/, '')
}

/** 户主, 本人, 户主(本人), 户主/本人, 1.户主, 02户主 */
const headWords =
  /^\d{0,2}[.、-]?(本户|现|一家)?(户主|戶主|本人|自己|家长|户代表)([/或、(]?(户主|本人|自己)\)?)?[。.]?$|^(是|√)$/

export function relationOf(cell: Cell | undefined): Read<{ head: boolean; relation: string }> {
  const whole = dense(cell)
  if (headWords.test(whole) || byCode.get(whole) === '户主')
    return { value: { head: true, relation: '户主' } }
  const remark = /[(（【〔[]([^)）】〕\]]*)[)）】〕\]]?$/.exec(whole)
  const text = remark === null ? whole : whole.slice(0, remark.index)
  if (text !== whole && text !== '') return relationBeside(text, remark?.[1] ?? '')
  // Of a column that only asks whether somebody is the head.
  if (text === '否' || text === '不是' || nothing.test(text))
    return { value: { head: false, relation: '' } }
  if (Array.from(text).length > 10) return tooLong('与户主关系', text.length)
  return { value: { head: false, relation: byCode.get(text) ?? text } }
}

/** 妻(已故) and 女(外嫁): what is no word of kinship is told, unless it says that somebody is gone. */
function relationBeside(text: string, remark: string): Read<{ head: boolean; relation: string }> {
  const read = relationOf(text)
  const said = statusOf(remark)
  const told = 'value' in said && said.note === undefined
  if ('reason' in read || told || isKin(remark)) return read
  return { ...read, note: `关系后面的“${short(remark)}”没有记` }
}

/** GB/T 4761, as registers of land and of members write it. */
const byCode = new Map(
  (
    '01户主 02户主 10配偶 11丈夫 12妻子 20儿子 21独生子 22长子 23次子 24三子 25四子 26五子 27养子 28女婿 ' +
    '30女儿 31独生女 32长女 33次女 34三女 35四女 36五女 37养女 38儿媳 40孙子女 41孙子 42孙女 43外孙子 44外孙女 ' +
    '45孙媳妇 46孙女婿 50父母 51父亲 52母亲 53公公 54婆婆 55岳父 56岳母 61祖父 62祖母 63外祖父 64外祖母 ' +
    '71兄 72嫂子 73弟弟 74弟媳 75姐姐 76姐夫 77妹妹 78妹夫 97亲属 99非亲属'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 2), pair.slice(2)]),
)

/** Words of kinship to a head of household, as rosters have them. */
const kin =
  /^(户主|本人|家长|配偶|妻子?|夫|丈夫|爱人|老伴|之?[妻夫子女媳婿孙父母]|儿子?|儿媳妇?|媳妇|儿女|子女|女儿|女婿|长子|[长次二三四五六七八九大小幼独养继][子女儿媳孙婿]+|(长|次|二|三|四)(孙子?|孙女|儿媳|女婿)|养[父母]|继[父母]|父亲?|母亲?|爸爸?|妈妈?|岳[父母]|公公|婆婆|公爹|祖[父母]|外祖[父母]|爷爷|奶奶|姥姥|外公|外婆|曾?孙[子女]?|孙儿|外?孙媳妇?|外孙女?|曾孙女?|哥哥?|弟弟?|姐姐?|妹妹?|兄弟?|姐妹|嫂子?|弟媳|弟妹|侄[子女儿]?|外甥女?|伯[父母]|叔叔?|婶婶?|姑姑?|舅舅?|姨|其他|其它|非亲属|亲属|养女|养子|继子|继女|二女|二儿子|大儿子|小儿子|三女儿|大女儿|小女儿)$/

export function isKin(text: string): boolean {
  return kin.test(text.replace(/ /g, ''))
}

/** A relation of whom a household has one only. */
export function isOnlyOne(relation: string): boolean {
  return /^(配偶|妻子?|丈夫|夫|爱人|老伴|父亲?|母亲?|爸爸?|妈妈?)$/.test(relation)
}

/** Relatives who have the head's family name, whoever the head is. */
export function sharesFamilyName(relation: string): boolean {
  return /^(父亲?|爸爸?|祖父|爷爷|哥哥?|弟弟?|姐姐?|妹妹?|兄弟?|姐妹|伯父|叔叔?|姑姑?|侄[子女儿]?|儿子?|女儿|[长次二三四五六七八九大小幼独]([子女]|儿子|女儿)|孙[子女儿]?|[长次二三四](孙|孙子|孙女))$/.test(
    relation,
  )
}

/** Whether somebody lives in the village no more, by a word of the roster's own. */
export type Gone = 'died' | 'movedOut'

const diedWords =
  /^((因?疾?病|意外|自然|正常|非正常|因故|因伤)?已?(亡故|死亡|去世|去逝|病故|身故|过世|病逝|逝世|故去|离世|亡)了?|已故|故|死|殁|不在世了?|死亡(注销|销户)|已?(注销|销户)\(?死亡\)?|死亡人员|已死)$/
const leftWords =
  /^((外嫁|出嫁|婚嫁|结婚|嫁出|婚|户口|户籍|全家|整户|因\S{1,4}|入学|升学|考学|购房|省外|县外|市外|本人)?(已经?)?(迁出|迁走|迁移|迁往外地|户口迁出|迁出注销)(\S{0,2}(县|市|省|村|镇|外地))?了?|迁出人员|已?迁|移民|(户口|户籍)?已?(注销|销户)(\(?迁出\)?)?|户口已迁|户口已迁出|已迁出|已迁走)$/
const hereWords =
  /^(在村|在家|在籍|在册|在户|健在|在世|正常|常住|长住|居住|户在人在|人户一致|人在户在|有效|存活|活|在|是|现有|务农|(户在人不在|人户分离|外出|在外|外出务工|务工|打工|外出打工|外出经商|经商|外出就学|就学|上学|在校|服役|参军|现役|服兵役|暂时外出|流动|外出居住|新增|迁入|已迁入|新生儿?|出生|嫁入|婚入|入赘|落户|无|无变动|不变|未变动|无变化))$/

/** Null: as ever. The words that say neither are named, and nobody is left out for them. */
export function statusOf(cell: Cell | undefined): Read<Gone | null> {
  const text = dense(cell)
    .replace(/[(（][^)）]*[)）]$/, (remark) => (/死亡|迁出/.test(remark) ? remark : ''))
    .replace(/^(于|自)?\d{4}(年|[-/.])(\d{1,2}(月|[-/.])?(\d{1,2}日?)?)?(份|底|初)?(因病)?/, '')
    .replace(/(于|自)?\d{4}(年|[-/.])(\d{1,2}(月|[-/.])?(\d{1,2}日?)?)?$/, '')
    .replace(/[。.;；,，、]$/, '')
  if (text === '' || nothing.test(text) || hereWords.test(text)) return { value: null }
  if (diedWords.test(text)) return { value: 'died' }
  if (leftWords.test(text)) return { value: 'movedOut' }
  return { value: null, note: `写的是“${short(text)}”，没有当作已故或迁出` }
}

/** 户主(已故): what somebody was, and that they are no more. */
export function goneInRelation(text: string): Gone | null {
  const said = /[(（【[]([^)）】\]]+)[)）】\]]?$/.exec(text)?.[1]
  const status = said === undefined ? null : statusOf(said)
  return status !== null && 'value' in status ? status.value : null
}

/** A word of a column of statuses. */
export function isStatus(text: string): boolean {
  const read = statusOf(text)
  return 'value' in read && read.note === undefined
}

/** Whether a remark speaks of somebody's end or move at all. */
export function speaksOfLeaving(text: string): boolean {
  return /故|死|去世|过世|不在[了世]|逝|亡|迁|嫁|搬|移居|销户|注销/.test(text)
}

export function short(text: string): string {
  const letters = Array.from(text)
  return letters.length > 20 ? `${letters.slice(0, 20).join('')}…` : text
}

function tooLong(what: string, length: number): { reason: string } {
  return { reason: `${what}太长（${String(length)} 个字），请写短一些` }
}

export { brokenCell, plain }
