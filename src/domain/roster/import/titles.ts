import { isKin } from './cells'
import { matches } from './text'

/** What the columns of a roster hold. */
export const fields = [
  'name',
  'relation',
  'group',
  'number',
  'phone',
  'birthDay',
  'idNumber',
  'status',
  'remark',
] as const
export type Field = (typeof fields)[number]

/** What a clerk may say that a column is. */
export const choices = [
  'name',
  'headName',
  'relation',
  'group',
  'number',
  'phone',
  'birthDay',
  'idNumber',
  'status',
  'none',
] as const
export type Choice = (typeof choices)[number]

/** Characters of a heading by which it is known again. */
export const titleKeyMax = 60

export interface Meaning {
  readonly field: Field
  /** The person of the row, the head of the household, or the so manieth member in columns of their own. */
  readonly of: 'row' | 'head' | 'member'
  readonly nth?: number
  /** 配偶 of a column 配偶姓名. */
  readonly relation?: string
  /** 姓名（与户主关系）: the relation stands with the name or in the column beside it. */
  readonly withRelation?: boolean
  /** What a status column asks: 是否死亡 answered 是, 是否健在 answered 否, 迁出日期 with any date. */
  readonly gone?: 'yes' | 'no' | 'date'
  /** Of two columns for one thing the better one: a number of the household before that of its door. */
  readonly rank?: number
}

/** `none`: known, and nothing that a roster of points needs. */
export type Title = Meaning | 'none' | null

/** Without stars for what must be filled in, colons and spaces; in half width. */
export function bareTitle(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*:※★●□]/g, '')
    .replace(/^["“”']|["“”']$/g, '')
}

const needless =
  /^(序号?|行号|编号顺序|no\.?|(成员|人员|个人|村民|人口|居民)(编号|编码|代码|序号|号)|国籍|备用\d*|曾用名|别名|.*拼音.*)$|性别|民族|年龄|周岁|文化|学历|学位|政治|面貌|婚姻|健康|身体|残疾|疾病|职业|工种|职务|籍贯|出生地|地址|住址|住所|居住地|户籍地|所在地|人口$|成员数|人口数|人口总?数|总人口|户籍人口|常住人口|人数|户数|劳动力|劳力|面积|亩|耕地|土地|林地|田|银行|开户|账号|帐号|卡号|存折|股[份权数]|份额|份数|签[名字]|手印|指模|盖章|照片|^(省|市|县|区|旗|乡|镇|乡镇|街道|村|行政村|村名|所在村|所属村|所属行政村|村委会|村居|村社区|县区|县市区|乡镇街道|社区)(名称?|代码|编码)?$|社保|医保|养老|参保|保险|低保|党员|退役|军人|脱贫|贫困|监测|五保|优抚|户口性质|户口类[型别]|户籍性质|户籍类[型别]|户类[型别]|户属性|家庭类型|务工|打工|单位|毕业|学校|年级|宗教|信仰|血型|车牌|技能|收入|补贴|金额|元\)?$|微信号|邮箱|qq|日期$|时间$|签发|有效期|证件类型|证件种类|照片|帮扶|包户|包保|包联|驻村|责任人|填[表报]|登记人|经办|网格员|监护|代办|介绍人|审核人|身高|体重|特长|方位|经度|纬度/i

/** Somebody else than the people of the household. */
const others =
  /联系人|紧急|帮扶|包户|包保|包联|驻村|责任人|网格|监护|代办|代理|组长|队长|社长|干部|填|登记人|经办|审核/

const neutral =
  /户主|承包方代表|承包方|家庭|农户|住户|村民|居民|个人|本人|人员|成员|户籍|常用|主要|有效|固定|移动|备用|联系|手机|电话|宅电|联络|通讯|通信|号码|方式|座机|微信|同号|同|号|[的及和或与/、,，()\-_]|[0-9一二三四五六七八九十①②③④⑤⑥⑦⑧⑨]|第|首选|现用|家|户|tel|phone|mobile/gi

const circled = '①②③④⑤⑥⑦⑧⑨⑩'

/** What a heading means; `above` is the heading over several columns, where there is one. */
export function meaningOf(title: string, above = ''): Title {
  const whole = bareTitle(title)
  if (whole === '') return null
  const remark = matches(whole, /[([【〔](.*?)(?:[)\]】〕]|$)/g)
    .map((m) => m[1])
    .join(' ')
  const bare = whole.replace(/[([【〔].*?([)\]】〕]|$)/g, '')
  const over = bareTitle(above)
  if (over !== '' && others.test(over)) return 'none'
  const nth = nthOf(bare) ?? nthOf(over)
  const numbered = nth === undefined ? {} : { nth }
  const owner = ownerOf(bare, over, remark)
  const status = statusTitle(bare)
  if (status) return status
  if (nameAndRelation.test(bare)) return { field: 'name', of: 'row', withRelation: true }
  if (isRelationTitle(bare)) return { field: 'relation', of: 'row', ...numbered }
  if (/身份证|公民身份|身份号|证件号/.test(bare) && !/有效|类型|种类|地址|签发|照|复印/.test(bare))
    return { field: 'idNumber', of: owner, ...numbered }
  if (/出生|生日/.test(bare) && !/地|证明|医学/.test(bare))
    return { field: 'birthDay', of: owner, ...numbered }
  const name = nameTitle(bare, over, remark)
  if (name) return { ...name, ...(name.relation === undefined ? numbered : {}) }
  if (/电话|手机|联系方式|联系号|联络方式|通[讯信]方式|座机|宅电|tel|phone|mobile/i.test(bare)) {
    if (bare.replace(neutral, '') === '') return { field: 'phone', of: owner, ...numbered }
    return others.test(bare) && !/联系人|紧急/.test(bare) ? 'none' : null
  }
  if (isGroupTitle(bare)) return { field: 'group', of: 'row' }
  const rank = numberRank(bare)
  if (rank !== null) return { field: 'number', of: 'row', rank }
  if (/^(备注\d?|附注|备考|说明|其[他它]|情况说明|备注说明)$/.test(bare))
    return { field: 'remark', of: 'row' }
  return needless.test(bare) ? 'none' : null
}

function ownerOf(bare: string, over: string, remark: string): Meaning['of'] {
  if (/^(家庭)?成员|^家属|^家人/.test(bare)) return 'row'
  if (/户主|承包方代表/.test(bare + remark)) return 'head'
  if (/^户主|承包方代表/.test(over) && !over.includes('成员')) return 'head'
  return 'row'
}

/** 姓名及与户主关系, 姓名、关系 */
const nameAndRelation =
  /^(家庭|户内|全部)?(成员|人员)?(的?姓名|名字|成员)[及和与、/,，]*(与|同)?(户主|家庭)?的?(关系|称谓)$/

function isRelationTitle(bare: string): boolean {
  if (/^(是否(为|是)?户主|户主标[识志]|户主否|是不是户主)$/.test(bare)) return true
  return /关系|称谓/.test(bare) && !/社会关系|劳动关系|组织关系|关系人|党/.test(bare)
}

const kinTitle =
  /^(配偶|妻子?|丈夫|爱人|子女|儿子|女儿|[长次三四五]([子女]|儿|孙)|孙子|孙女|儿媳|女婿)/

function nameTitle(bare: string, over: string, remark: string): Meaning | null {
  const withRelation = remark.includes('关系') ? { withRelation: true } : {}
  const stripped = bare.replace(
    /[0-9①②③④⑤⑥⑦⑧⑨⑩]+|(?<=成员)[一二三四五六七八九十]+|(?<=姓名)[一二三四五六七八九十]+/g,
    '',
  )
  if (
    /^(户主|户主名|户主名字|户主姓名|户主名称|家长姓名|户名|承包方代表|承包方代表姓名|承包方代表名称|户代表|户代表姓名|农户姓名|农户名称)$/.test(
      stripped,
    )
  )
    return { field: 'name', of: withRelation.withRelation ? 'row' : 'head', ...withRelation }
  if (/^(姓名|名字|名称|姓名名字|人名)$/.test(stripped))
    return {
      field: 'name',
      of: /^户主|承包方代表/.test(over) && !over.includes('成员') ? 'head' : 'row',
      ...withRelation,
      ...fixedBy(over),
    }
  if (
    /^(家庭|户内|其他|其它|全部|共同生活|共有|现有|家庭其他)?(成员|人员|家属|家人)(及关系)?(的?(姓名|名单|名字|情况))?$/.test(
      stripped,
    )
  )
    return {
      field: 'name',
      of: 'row',
      ...withRelation,
      ...(bare.includes('关系') ? { withRelation: true } : {}),
    }
  if (/^(村民|居民|人员|常住人口|社员|股民|共有人)(的?姓名|名字)$|^本人姓名$/.test(stripped))
    return { field: 'name', of: 'row', ...withRelation }
  const kin = kinTitle.exec(stripped)?.[0]
  if (kin !== undefined && /^(姓名|名字)?$/.test(stripped.slice(kin.length)))
    return { field: 'name', of: 'member', relation: kin }
  return null
}

function fixedBy(over: string): { relation?: string; of?: 'member' } {
  const kin = kinTitle.exec(over)?.[0]
  return kin !== undefined && isKin(kin) && over.replace(/\d+|信息|情况/g, '') === kin
    ? { relation: kin, of: 'member' }
    : {}
}

function isGroupTitle(bare: string): boolean {
  const words = bare.split(/[/、或]/)
  return words.every((word) =>
    /^(所在|所属|户籍|现住|家庭)?(行政村|村|社区)?(村民|居民)?(小组|组|生产队|生产小组|农业社|社|队)(别|名|名称|号|编号|代码|属)?$/.test(
      word,
    ),
  )
}

/** Null where it is no number of a household; the smaller the surer. */
function numberRank(bare: string): number | null {
  const householdCode =
    /^(家庭|农户|住户|本户|成员|户籍|户口|承包方|承包户|所属|所在)?户?(号|编号|编码|码|代码|序号|号码)$/
  if (/^户(号|编号|编码|码|代码|序号|序|号码|籍号|籍编号|口号|口编号|口簿号|口本号)$/.test(bare))
    return 0
  if (/^(家庭|农户|住户|成员户|户籍|户口|承包方|承包户)/.test(bare) && householdCode.test(bare))
    return 1
  if (/^(门牌|门牌号|门牌号码|门牌编号|房号|门号)$/.test(bare)) return 2
  return null
}

function statusTitle(bare: string): Meaning | null {
  const status = { field: 'status', of: 'row' } as const
  if (
    /婚|健康|身体|政治|就业|劳动|教育|学|住房|经济|贫困|务工|脱贫|参保|审核|办理|登记状态/.test(
      bare,
    )
  )
    return null
  if (/^(死亡|去世|注销|销户|迁出|迁移|迁出户口|户口迁出)(日期|时间|年月)$/.test(bare))
    return { ...status, gone: 'date' }
  if (
    /^是否.*(死亡|去世|已故|亡故|注销|销户|迁出|外迁)|^(死亡|去世|已故|迁出|注销|销户)(标[识志]|否)?$/.test(
      bare,
    )
  )
    return { ...status, gone: 'yes' }
  if (/^是否.*(健在|在世|在册|在籍)|^(健在|在世)(否)?$/.test(bare)) return { ...status, gone: 'no' }
  if (
    /状态|^是否.*(在村|在家|常住)|变动|变更|增减|去向|户籍状况|人口状况|人员状况|现状|迁移情况|迁出情况|死亡情况|注销原因|销户原因|减少原因|人员情况|人口情况|人户情况|居住情况|居住状况|在村情况|人户状况/.test(
      bare,
    )
  )
    return status
  return null
}

function nthOf(text: string): number | undefined {
  const found = /(?<![0-9])([0-9]{1,2})(?![0-9])/.exec(text)?.[1]
  if (found !== undefined) return Number(found)
  const circle = Array.from(text).find((c) => circled.includes(c))
  if (circle !== undefined) return circled.indexOf(circle) + 1
  const word =
    /(?:成员|姓名|人员|关系|家属)([一二三四五六七八九十])$|^第?([一二三四五六七八九十])(?:个|名)?(?:成员|人)/.exec(
      text,
    )
  const digit = word?.[1] ?? word?.[2]
  return digit === undefined ? undefined : '一二三四五六七八九十'.indexOf(digit) + 1
}

/** What the clerk said of a column. */
export function chosenMeaning(choice: Choice): Title {
  if (choice === 'none') return 'none'
  if (choice === 'headName') return { field: 'name', of: 'head' }
  return { field: choice, of: 'row', rank: -1 }
}
