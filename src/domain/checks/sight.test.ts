import fc from 'fast-check'
import { promotions, resident, townOfficer, viewers } from '../../../test/viewers/viewers'
import type { Viewer } from '../common/viewer'
import { awaitedWords } from './held'
import { isChecking, seesText, textFor } from './sight'

const held = { held: { note: { by: 'p1', at: '2026-11-01T00:00:00.000Z' } } }

test.each<[who: string, viewer: Viewer | null, reads: boolean]>([
  ['a visitor', null, false],
  ['the writer', resident('p1', 'h1'), true],
  ['somebody of the writer’s household', resident('p2', 'h1'), false],
  ['a recorder', resident('p3', 'h2', ['recorder']), false],
  ['a supervisor', resident('p3', 'h2', ['supervisor']), false],
  ['a reviewer', resident('p3', 'h2', ['reviewer']), true],
  ['a committee member', resident('p3', 'h2', ['committee']), true],
  ['the town', townOfficer, true],
  ['the county', { ...townOfficer, kind: 'county' }, false],
])('%s reads a held text: %p %p', (_, viewer, reads) => {
  expect(textFor(viewer, held, 'note', '扫了路')).toBe(reads ? '扫了路' : awaitedWords)
  expect(isChecking(viewer, held, 'note')).toBe(reads)
})

test('what is not held is read by everybody and marked for nobody', () => {
  fc.assert(
    fc.property(viewers, (viewer) => {
      expect(textFor(viewer, held, 'other', '扫了路')).toBe('扫了路')
      expect(isChecking(viewer, held, 'other')).toBe(false)
      expect(textFor(viewer, {}, 'note', '扫了路')).toBe('扫了路')
    }),
  )
})

test('a role takes no text away', () => {
  fc.assert(
    fc.property(promotions, ({ villager, promoted }) => {
      if (seesText(villager, held, 'note')) expect(seesText(promoted, held, 'note')).toBe(true)
    }),
  )
})
