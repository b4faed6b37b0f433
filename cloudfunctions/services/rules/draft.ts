import { addMs, dayOf } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import type { ErrorCode } from '@/domain/contracts'
import type { RuleItem } from '@/domain/rules/contract'
import {
  itemsSeen,
  nextRevision,
  withItem,
  withItemBack,
  withoutItem,
  type RuleDraft,
} from '@/domain/rules/draft'
import { earliestDay, latestOf } from '@/domain/rules/set'
import { askWords } from '../checks/checks'
import { handler } from '../common/capability'
import type { Acting, CommandContext, DocsTx } from '../common/context'
import { upsert } from '../common/documents-tools'
import { openProposals } from '../proposals/propose'
import { ruleSetsOf, ruleSetView } from './sets'
import template from './template.json'

export const readDraft = handler('rules.draft', async ({ here, today, now }, { villageId }) => {
  const [draft, sets, open] = await Promise.all([
    here.get('ruleDrafts', villageId),
    ruleSetsOf(here, villageId),
    openProposals(here, villageId, now),
  ])
  const before = latestOf(sets)
  const waits = open.find(({ kind }) => kind === 'rules')
  return ok({
    draft: draft?.items
      ? { revision: draft.revision, items: [...draft.items], at: draft.at }
      : null,
    before: before && ruleSetView(before),
    earliest: earliestDay(sets, today),
    proposed: waits
      ? { words: waits.words.join('，'), lastDay: dayOf(addMs(waits.until, -1)) }
      : null,
  })
})

export const startDraft = handler('rules.start', async (context, request) => {
  const { villageId, from, revision } = request
  const before = latestOf(await ruleSetsOf(context.here, villageId))
  return context.write(async (t) => {
    const draft = await t.get('ruleDrafts', villageId)
    if (draft?.items && revision === undefined) return fail('DRAFT_THERE')
    if (draft?.items && draft.revision !== revision) return fail('DRAFT_CHANGED')
    if (from === 'before' && !before) return fail('NO_RULES_YET')
    const items = from === 'empty' ? [] : from === 'before' ? before?.items : template.items
    return ok(await keep(t, context, draft, (items ?? []) as readonly RuleItem[]))
  })
})

export const saveItem = handler('rules.saveItem', async (context, request) => {
  const { itemId, item } = request
  const asked = await askWords(context, { item: ['细则', [item.category, item.name]] })
  if (!asked.ok) return asked
  const id = itemId ?? context.platform.ids.id()
  return revising(
    context,
    request,
    (items) => {
      const there = items.some((other) => other.id === id)
      if (itemId !== undefined && !there) return fail('DRAFT_ITEM_GONE')
      return withItem(items, { ...item, id })
    },
    { itemId: id },
  )
})

export const removeItem = handler('rules.removeItem', (context, request) =>
  revising(context, request, (items) => withoutItem(items, request.itemId), {}),
)

export const putBackItem = handler('rules.putBackItem', async (context, request) => {
  const before = latestOf(await ruleSetsOf(context.here, request.villageId))
  return revising(
    context,
    request,
    (items) => withItemBack(items, before?.items ?? [], request.itemId),
    {},
  )
})

/** Decides by the draft as the caller saw it, and keeps what comes of it as the next revision. */
function revising<Code extends ErrorCode, More extends object>(
  context: CommandContext & Acting,
  { villageId, revision }: { readonly villageId: string; readonly revision: number },
  change: (items: readonly RuleItem[]) => Result<readonly RuleItem[], Code>,
  more: More,
) {
  return context.write(async (t) => {
    const draft = await t.get('ruleDrafts', villageId)
    const seen = itemsSeen(draft, revision)
    if (!seen.ok) return seen
    const changed = change(seen.value)
    if (!changed.ok) return changed
    return ok({ ...(await keep(t, context, draft, changed.value)), ...more })
  })
}

async function keep(
  t: DocsTx,
  { village: { villageId }, person, now }: CommandContext & Acting,
  draft: RuleDraft | null,
  items: readonly RuleItem[],
): Promise<{ revision: number }> {
  const next = nextRevision(draft, villageId, items, person.personId, now)
  await upsert(t, 'ruleDrafts', { _id: villageId, ...next })
  return { revision: next.revision }
}
