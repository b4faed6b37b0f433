import type { Day } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import { changesAnything, compareItems } from '@/domain/rules/compare'
import type { RuleItem, RulesMeeting } from '@/domain/rules/contract'
import { itemsSeen, nextRevision } from '@/domain/rules/draft'
import { adopt, changedItems, latestOf, ruleSetName } from '@/domain/rules/set'
import { askWords } from '../checks/checks'
import { handler, type Agreed } from '../common/capability'
import { actorOf, type Reader } from '../common/context'
import { replace } from '../common/documents-tools'
import { openProposals, proposing } from '../proposals/propose'
import { ruleInForce, ruleSetId, ruleSetsOf, ruleSetView } from './sets'

export const inForce = handler('rules.inForce', async (context, request) => {
  const set = await ruleInForce(context.here, request.villageId, request.day ?? context.today)
  return set ? ok(ruleSetView(set)) : fail('NO_RULES_YET')
})

export const versions = handler('rules.versions', async ({ here }, { villageId }) => {
  const sets = await ruleSetsOf(here, villageId)
  const rows = sets.map((set, i) => {
    const before = sets[i - 1]
    return {
      version: set.version,
      name: ruleSetName(set),
      effectiveFrom: set.effectiveFrom,
      count: set.items.length,
      changes: before ? changedItems(before.items, set.items) : '',
      note: set.note,
      meeting: set.meeting ?? null,
    }
  })
  return ok({ versions: rows.reverse() })
})

/** What a proposal of a version keeps. */
interface Kept {
  readonly effectiveFrom: Day
  readonly items: readonly RuleItem[]
  readonly note: string
  readonly meeting?: RulesMeeting
  /** Of the draft that it came from. */
  readonly revision?: number
}

/** In force from its day on once a second person agreed. */
export const adoptVersion = handler('rules.adopt', async (context, request) => {
  const { here, person, today, now } = context
  const { villageId, effectiveFrom, note, meeting, revision } = request
  const found = await itemsAsked(here, request)
  if (!found.ok) return found
  const items = found.value
  const existing = await ruleSetsOf(here, villageId)
  const adopted = adopt(existing, { villageId, effectiveFrom, items, meeting }, today)
  if (!adopted.ok) return adopted
  const before = latestOf(existing)?.items ?? []
  if (!request.items && !changesAnything(compareItems(before, items)))
    return fail('RULES_UNCHANGED')
  const open = await openProposals(here, villageId, now)
  if (open.some(({ kind }) => kind === 'rules')) return fail('RULES_PROPOSED')
  const asked = await askWords(context, {
    items: ['细则', items.flatMap(({ category, name }) => [category, name])],
    note: ['说明', note],
    meeting: ['会议', meeting ? [meeting.name, meeting.record] : []],
  })
  if (!asked.ok) return asked
  const { version } = adopted.value
  const words = `积分细则：第 ${String(version)} 版，${effectiveFrom} 起，共 ${String(items.length)} 条`
  const propose = await proposing(context, {
    kind: 'rules',
    by: actorOf(person),
    about: null,
    to: 'village',
    words: [words],
    detail: [note, meeting && meetingWords(meeting), changedItems(before, items)]
      .filter(Boolean)
      .join('。'),
    what: {
      effectiveFrom,
      items,
      note,
      ...(meeting ? { meeting } : {}),
      ...(revision === undefined ? {} : { revision }),
    } satisfies Kept,
  })
  return context.write(async (t) => {
    const village = await t.get('villages', villageId)
    if (!village) return fail('TRY_AGAIN')
    await propose(t, village)
    return ok({ version, waitsFor: 'village' as const })
  })
})

async function itemsAsked(
  here: Reader,
  asked: {
    readonly villageId: string
    readonly items?: readonly RuleItem[] | undefined
    readonly revision?: number | undefined
  },
): Promise<Result<readonly RuleItem[], 'DRAFT_NONE' | 'DRAFT_CHANGED'>> {
  const { villageId, items, revision } = asked
  if (items) return ok(items)
  const draft = await here.get('ruleDrafts', villageId)
  return itemsSeen(draft, revision ?? -1)
}

/** 2026-11-20 村民代表会议通过（到会 32 人），2026-11-22 报镇备案 */
function meetingWords({ name, day, record, filedOn }: RulesMeeting): string {
  return `${day} ${name}通过（${record}），${filedOn} 报镇备案`
}

/** Two versions agreed to at once: the second insert of the same number is refused. */
export const versionAgreed: Agreed = async ({ here, today, now }, { villageId, by, what }) => {
  const { effectiveFrom, items, note, meeting, revision } = what as Kept
  const existing = await ruleSetsOf(here, villageId)
  const adopted = adopt(existing, { villageId, effectiveFrom, items, meeting }, today)
  return async (t) => {
    if (!adopted.ok) return fail('PROPOSAL_STALE')
    const id = ruleSetId(villageId, adopted.value.version)
    if (await t.get('ruleSets', id)) return fail('PROPOSAL_STALE')
    await t.insert('ruleSets', { _id: id, ...adopted.value, adoptedBy: by.personId, note })
    // What was changed in it meanwhile stays for the version after.
    const draft = revision === undefined ? null : await t.get('ruleDrafts', villageId)
    if (draft?.revision === revision && draft) {
      const next = nextRevision(draft, villageId, null, by.personId, now)
      await replace(t, 'ruleDrafts', draft, { ...draft, ...next })
    }
    return ok(null)
  }
}
