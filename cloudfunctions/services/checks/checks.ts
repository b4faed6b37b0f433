import { fail, ok, type Result } from '@/domain/common/result'
import {
  checkIdOf,
  substituteDecides,
  worstOf,
  type Check,
  type Judged,
} from '@/domain/checks/check'
import { holdOn, withHold, withoutHold, type Held, type Holding } from '@/domain/checks/held'
import { decidesTexts } from '@/domain/common/viewer'
import { isChecking, seesText, textFor } from '@/domain/checks/sight'
import { scenes, textMax, type Scene } from '../../platform/wechat/wechat'
import { openidOf, openidsOf } from '../common/openids'
import {
  actorOf,
  type CommandContext,
  type Context,
  type DocsTx,
  type Outside,
  type Platform,
} from '../common/context'
import { upsert } from '../common/documents-tools'

/** Field of the request → how it is called, and what was written there. */
export type Texts = Readonly<
  Record<string, readonly [label: string, text: string | readonly string[]]>
>

/** What WeChat said of the texts of one place, ready to be written with the document that they stand in. */
export interface Asked {
  /**
   * Part of the command that writes the texts. Where they did not pass, they are held in the document (its new `held`
   * is given back) and a check is written beside it; an earlier text of this place is thereby done with.
   */
  hold(
    t: DocsTx,
    subject: Check['subject'],
    slot: string,
    before?: Holding,
  ): Promise<{ held?: Held | null }>
  /** Where the next step is a person's decision anyway: only a mark for that person. */
  mark(slot: string, before?: Holding): { held?: Held | null }
}

/**
 * Asks WeChat about the texts of a command, before anything is written. What is risky is refused and names its field;
 * an outage refuses nothing.
 */
export async function askTexts(
  context: Context,
  scene: Scene,
  texts: Texts,
): Promise<Result<Asked, 'TEXT_RISKY'>> {
  const parts = partsOf(texts)
  const openid = openidOf(context.userId)
  const judge = (words: string) => judged(context.platform, openid, scene, words)
  let worst: Judged = 'pass'
  for (const chunk of chunksOf(parts)) {
    const outcome = await judge(wordsOf(chunk))
    if (outcome === 'risky') return fail('TEXT_RISKY', { fields: [await riskyField(chunk, judge)] })
    worst = worstOf(worst, outcome)
  }
  return ok(await askedOf(context, scene, wordsOf(parts), worst))
}

interface Part {
  readonly field: string
  readonly label: string
  readonly text: string
}

function partsOf(texts: Texts): Part[] {
  return Object.entries(texts).flatMap(([field, [label, text]]) =>
    (typeof text === 'string' ? [text] : text)
      .filter((words) => words !== '')
      .map((words) => ({ field, label, text: words })),
  )
}

/** One question for many short texts, since they have the same answer nearly always. */
function chunksOf(parts: readonly Part[]): Part[][] {
  const chunks: Part[][] = []
  let length = 0
  for (const part of parts) {
    const last = chunks[chunks.length - 1]
    const fits = last !== undefined && length + 1 + part.text.length <= textMax
    if (fits) last.push(part)
    else chunks.push([part])
    length = fits ? length + 1 + part.text.length : part.text.length
  }
  return chunks
}

function wordsOf(parts: readonly { text: string }[]): string {
  return parts.map((part) => part.text).join('\n')
}

async function riskyField(chunk: readonly Part[], judge: (words: string) => Promise<Judged>) {
  const fields = [...new Set(chunk.map((part) => part.field))]
  let found = chunk[0]
  if (fields.length > 1) {
    for (const field of fields) {
      const parts = chunk.filter((part) => part.field === field)
      if ((await judge(wordsOf(parts))) !== 'risky') continue
      found = parts[0]
      break
    }
  }
  return refusedField(found ?? { field: '', label: '' })
}

function refusedField({ field, label }: Pick<Part, 'field' | 'label'>) {
  return { field, message: `${label}里有不合适的字句，请改一改再发` }
}

/** Of a text that was written with line breaks between its parts, as a check keeps it. */
export async function judgeAgain(
  platform: Platform,
  { by, scene, text }: Pick<Check, 'by' | 'scene' | 'text'>,
): Promise<Judged> {
  const [openid = null] = await openidsOf(platform.store, by.personId)
  const lines = text.split('\n').map((line) => ({ field: '', label: '', text: line }))
  let worst: Judged = 'pass'
  for (const chunk of chunksOf(lines))
    worst = worstOf(worst, await judged(platform, openid, scene, wordsOf(chunk)))
  return worst
}

async function judged(
  { wechat, log }: Outside,
  openid: string | null,
  scene: Scene,
  text: string,
): Promise<Judged> {
  const called = await wechat.checkText({ openid, scene, text })
  if (called.ok) return called.value
  log.warn('text not judged', { why: called.why })
  return called.why === 'nobody' ? 'nobody' : 'later'
}

async function askedOf(
  context: Context,
  scene: Scene,
  text: string,
  outcome: Judged,
): Promise<Asked> {
  const { person, now } = context
  const by = person ? actorOf(person) : { personId: '', householdId: null }
  if (outcome === 'pass' || text === '') return passed
  const state = outcome === 'later' ? 'waiting' : 'review'
  const hold = { by: by.personId, at: now }
  const village = await placeOf(context, by)
  return {
    async hold(t, subject, slot, before = {}) {
      const checkId = checkIdOf(subject, slot)
      await upsert(t, 'checks', {
        _id: checkId,
        ...village,
        checkId,
        subject,
        slot,
        by,
        scene,
        text,
        state,
        at: now,
        tries: 1,
        nextAt: now,
        traceId: '',
      })
      return { held: withHold(before, slot, hold) }
    },
    mark: (slot, before = {}) => ({ held: withHold(before, slot, hold) }),
  }
}

const passed: Asked = {
  async hold(t, subject, slot, before = {}) {
    if (holdOn(before, slot) === null) return {}
    await t.remove('checks', checkIdOf(subject, slot))
    return { held: withoutHold(before, slot) }
  },
  mark: (slot, before = {}) =>
    holdOn(before, slot) === null ? {} : { held: withoutHold(before, slot) },
}

/** The village of a check, and whether somebody there may decide on it. */
export async function placeOf(
  { here, village }: Pick<Context, 'here' | 'village'>,
  by: Check['by'],
): Promise<Pick<Check, 'villageId' | 'townId' | 'substitute'>> {
  const { villageId, townId } = village
  const staff = await here.list('residents', { eq: { villageId, staff: true }, limit: 1000 })
  const deciders = staff
    .filter((r) => decidesTexts(r.roles))
    .map((r) => ({ personId: r.residentId, householdId: r.householdId, near: r.near ?? [] }))
  return { villageId, townId, substitute: substituteDecides(deciders, by) }
}

/**
 * Words that stand all over a village, such as the boards' names, cannot be held where they stand. What did not pass is
 * noted and refused, all words of a field together; once they are allowed, by WeChat or by a person, saving them again
 * does.
 */
export async function askWords(
  context: CommandContext,
  texts: Texts,
): Promise<Result<null, 'TEXT_RISKY' | 'TEXT_WAITS'>> {
  const { here } = context
  const subject = { kind: 'words', id: context.village.villageId } as const
  let waits = false
  for (const [name, [label, words]] of Object.entries(texts)) {
    for (const chunk of chunksOf(partsOf({ [name]: [label, words] }))) {
      const text = wordsOf(chunk)
      const slot = `${label}:${text}`
      const noted = await here.get('checks', checkIdOf(subject, slot))
      if (noted?.state === 'allowed') continue
      if (noted?.state === 'denied')
        return fail('TEXT_RISKY', { fields: [refusedField({ field: name, label })] })
      const asked = await askTexts(context, scenes.profile, { [name]: [label, text] })
      if (!asked.ok) return asked
      if (asked.value === passed) continue
      await here.tx((t) => asked.value.hold(t, subject, slot))
      waits = true
    }
  }
  return waits ? fail('TEXT_WAITS') : ok(null)
}

/** A text as the caller may read it: whoever wrote it and those who decide do so while it is held. */
export function readable(context: Context, document: Holding, slot: string, text: string): string {
  return textFor(context.person, document, slot, text)
}

export function mayRead({ person }: Context, document: Holding, slot: string): boolean {
  return seesText(person, document, slot)
}

/** For the view: set where the text is held, for whoever reads it all the same. */
export function checking(context: Context, document: Holding, slot: string): { checking?: true } {
  return isChecking(context.person, document, slot) ? { checking: true } : {}
}
