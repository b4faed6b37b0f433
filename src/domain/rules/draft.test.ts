import * as fc from 'fast-check'
import { changesAnything, compareItems, sameItem } from './compare'
import type { RuleItem } from './contract'
import { itemsSeen, nextRevision, withItem, withItemBack, withoutItem } from './draft'
import { rulesLimits } from './limits'
import { help, litter, sweep } from './samples'
import { adopt, earliestDay, latestOf, type RuleSet } from './set'

const items = [sweep, litter, help]
const ids = (list: readonly RuleItem[]) => list.map(({ id }) => id)
const value = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('refused')
  return result.value
}

describe('a draft', () => {
  test('a new item stands behind its category, one of a new category at the end', () => {
    const tree: RuleItem = { ...sweep, id: 'tree', name: '植树' }
    expect(ids(value(withItem(items, tree)))).toEqual(['sweep', 'tree', 'litter', 'help'])
    expect(ids(value(withItem(items, { ...tree, category: '教育' })))).toEqual([
      ...ids(items),
      'tree',
    ])
  })

  test('a changed item keeps its place, in another category it moves there', () => {
    const dearer: RuleItem = { ...sweep, points: { kind: 'fixed', value: 9 } }
    expect(value(withItem(items, dearer))).toEqual([dearer, litter, help])
    expect(ids(value(withItem(items, { ...sweep, category: '公益' })))).toEqual([
      'litter',
      'help',
      'sweep',
    ])
  })

  test('what cannot stand in a rule set does not get into it', () => {
    expect(withItem(items, { ...sweep, id: 'again' })).toMatchObject({
      code: 'RULE_DUPLICATE_NAME',
    })
    const full = Array.from({ length: rulesLimits.items }, (_, i) => ({
      ...sweep,
      id: `i${String(i)}`,
      name: `第${String(i)}条`,
    }))
    expect(withItem(full, sweep)).toMatchObject({ code: 'DRAFT_FULL' })
    expect(withItem(full, { ...sweep, id: 'i7', name: '改了' })).toMatchObject({ ok: true })
    expect(withoutItem(items, 'gone')).toMatchObject({ code: 'DRAFT_ITEM_GONE' })
    expect(withItemBack(items, items, 'gone')).toMatchObject({ code: 'DRAFT_ITEM_GONE' })
  })

  test('whoever saw an earlier revision is told, whatever became of the draft', () => {
    const first = nextRevision(null, 'v1', items, 'zhou', '2026-11-24T00:00:00.000Z')
    expect(itemsSeen(first, 1)).toEqual({ ok: true, value: items })
    expect(itemsSeen(null, 0)).toMatchObject({ code: 'DRAFT_NONE' })
    const closed = nextRevision(first, 'v1', null, 'zhou', first.at)
    expect(itemsSeen(closed, 2)).toMatchObject({ code: 'DRAFT_NONE' })
    const again = nextRevision(closed, 'v1', items, 'he', first.at)
    expect(itemsSeen(again, 1)).toMatchObject({ code: 'DRAFT_CHANGED' })
    expect(again.revision).toBe(3)
  })
})

describe('beside the version before', () => {
  const dear: RuleItem = { ...sweep, points: { kind: 'fixed', value: 9 } }

  test.each([
    ['nothing', items, { added: [], changed: [], gone: [] }],
    ['a new one', [...items, { ...sweep, id: 'n' }], { added: [{ ...sweep, id: 'n' }] }],
    ['another price', [dear, litter, help], { changed: [{ before: sweep, after: dear }] }],
    ['one less', [sweep, help], { gone: [litter] }],
    ['another order', [help, sweep, litter], { added: [], changed: [], gone: [] }],
  ])('%s is told', (_, after, told) => {
    expect(compareItems(items, after)).toMatchObject(told)
  })

  test.each<[string, Partial<RuleItem>]>([
    ['category', { category: '别的' }],
    ['name', { name: '别的' }],
    ['kind', { kind: 'deduct' }],
    ['per', { per: 'piece' }],
    ['filers', { filers: ['recorder'] }],
    ['note', { needsNote: true }],
    ['photo', { needsPhoto: true }],
    ['range', { points: { kind: 'range', from: 5, to: 6 } }],
    ['cap', { caps: [{ amount: 5, unit: 'points', per: 'day', of: 'person' }] }],
  ])('another %s is a change', (_, change) => {
    expect(sameItem(sweep, { ...sweep, ...change })).toBe(false)
  })

  test('the same in another order is none, nor is a photo that was never asked for', () => {
    const filers: RuleItem['filers'] = ['recorder', 'villager']
    expect(sameItem(sweep, { ...sweep, filers, needsPhoto: false })).toBe(true)
  })

  test('whatever is changed, putting back and taking out leads to the version before', () => {
    const step = fc.record({
      at: fc.nat(4),
      how: fc.constantFrom('change', 'remove', 'add'),
      price: fc.integer({ min: 1, max: 20 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let draft: readonly RuleItem[] = items
        for (const [i, { at, how, price }] of steps.entries()) {
          const item = draft[at]
          const points = { kind: 'fixed' as const, value: price }
          const id = `n${String(i)}`
          const next =
            how === 'add'
              ? withItem(draft, { ...sweep, id, name: id, points })
              : item === undefined
                ? null
                : how === 'remove'
                  ? withoutItem(draft, item.id)
                  : withItem(draft, { ...item, points, caps: [] })
          if (next?.ok) draft = next.value
        }
        const { added, changed, gone } = compareItems(items, draft)
        const kept = items.length - gone.length
        expect(draft.length).toBe(kept + added.length)
        for (const { id } of added) draft = value(withoutItem(draft, id))
        for (const { id } of [...gone, ...changed.map(({ before }) => before)])
          draft = value(withItemBack(draft, items, id))
        expect(changesAnything(compareItems(items, draft))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

describe('adoption', () => {
  const meeting = { name: '代表会议', day: '2026-11-20', record: '通过', filedOn: '2026-11-22' }
  const first: RuleSet = { villageId: 'v1', version: 1, effectiveFrom: '2025-01-01', items }
  const coming: RuleSet = { ...first, version: 2, effectiveFrom: '2027-01-01' }
  const draft = { villageId: 'v1', effectiveFrom: '2027-01-01', items, meeting }
  const today = '2026-11-24'

  test('nothing is no rule set', () => {
    expect(adopt([], { ...draft, items: [] }, today)).toMatchObject({ code: 'RULES_EMPTY' })
  })

  test('a version holds only after those before it', () => {
    expect(adopt([first, coming], draft, today)).toMatchObject({ code: 'RULE_OVERLAPS' })
    const later = { ...draft, effectiveFrom: '2027-01-02' }
    expect(adopt([first, coming], later, today)).toMatchObject({ ok: true, value: { version: 3 } })
    expect(earliestDay([first, coming], today)).toBe('2027-01-02')
    expect(earliestDay([first], today)).toBe('2026-11-25')
    expect(earliestDay([], today)).toBe(today)
    expect(latestOf([coming, first])?.version).toBe(2)
  })

  test('deductions take a meeting that was, and that the town knows of', () => {
    const without = { ...draft, meeting: undefined }
    expect(adopt([first], without, today)).toMatchObject({ code: 'RULE_NEEDS_MEETING' })
    expect(adopt([first], { ...without, items: [sweep] }, today)).toMatchObject({ ok: true })
    expect(adopt([first], draft, today)).toMatchObject({ ok: true, value: { meeting } })
    for (const wrong of [{ filedOn: '2026-11-19' }, { filedOn: '2026-11-25' }])
      expect(adopt([first], { ...draft, meeting: { ...meeting, ...wrong } }, today)).toMatchObject({
        code: 'RULE_MEETING_DATES',
      })
  })
})
