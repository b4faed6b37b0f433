import fc from 'fast-check'
import { people } from '../../../test/viewers/viewers'
import { rankedNameFor } from './sight'

test('a visitor reads masked names only, whatever was agreed', () => {
  expect(rankedNameFor(null, '赵永顺')).toBe('赵*顺')
  expect(rankedNameFor(null, '赵*顺')).toBe('赵*顺')
})

test('whoever is signed in reads names as they were agreed', () => {
  fc.assert(
    fc.property(people, fc.constantFrom('赵永顺', '赵*顺', null), (viewer, name) => {
      expect(rankedNameFor(viewer, name)).toBe(name)
    }),
  )
})

test('a household that is not named is named to nobody', () => {
  expect(rankedNameFor(null, null)).toBeNull()
})
