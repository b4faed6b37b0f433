import { deedStates, transitions } from '../deeds/states'
import { noticeId, noticeOfStep } from './notice'

const steps = Object.values(transitions).flatMap(({ from, to }) =>
  from.flatMap((before) => to.map((after) => [before, after] as const)),
)

test('every decision of somebody else gives a notice, what one does oneself gives none', () => {
  const told = steps.map(([before, after]) => [before, after, noticeOfStep(before, after)])
  expect(told).toEqual(
    expect.arrayContaining([
      ['filed', 'publicity', 'deed.approved'],
      ['filed', 'rejected', 'deed.rejected'],
      ['objected', 'dropped', 'deed.dropped'],
      ['publicity', 'posted', 'deed.posted'],
      ['posted', 'reversed', 'deed.reversed'],
      ['filed', 'withdrawn', null],
      ['publicity', 'objected', null],
      ['objected', 'publicity', null],
    ]),
  )
  for (const state of deedStates) expect(noticeOfStep(state, state)).toBeNull()
})

test('a deed gives each notice once: its ids differ by kind alone', () => {
  const kinds = new Set(steps.map(([before, after]) => noticeOfStep(before, after)))
  kinds.delete(null)
  const ids = [...kinds].map((kind) => kind && noticeId(kind, 'd1'))
  expect(new Set(ids).size).toBe(kinds.size)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_:-]{1,64}$/)
})
