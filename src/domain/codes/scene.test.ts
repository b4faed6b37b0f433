import fc from 'fast-check'
import { parseScene, sceneMax, sceneOf, type Opened } from './scene'

const card = fc.stringMatching(/^[2-9A-HJKMNP-Z]{8}$/).map((id): Opened => ({ kind: 'card', id }))
const honour = fc.stringMatching(/^[\w-]{1,22}$/).map((id): Opened => ({ kind: 'honour', id }))
const village = honour.map(({ id }): Opened => ({ kind: 'village', id }))

test('a scene is read back as what it was made of, fits WeChat, and needs no escape', () => {
  fc.assert(
    fc.property(fc.oneof(card, honour, village), (opened) => {
      const scene = sceneOf(opened) ?? ''
      expect(scene).toMatch(/^[\w!#$&'()*+,/:;=?@.~-]+$/)
      expect(scene.length).toBeLessThanOrEqual(sceneMax)
      expect(parseScene(scene)).toEqual(opened)
      expect(parseScene(encodeURIComponent(scene))).toEqual(opened)
    }),
  )
})

test('anything else is nothing, whatever comes', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseScene(text)
      if (parsed !== null) expect(parseScene(sceneOf(parsed) ?? '')).toEqual(parsed)
    }),
  )
  for (const text of [
    undefined,
    '',
    'c',
    'h',
    'x1',
    'cab',
    '%E0%A4%A',
    'h{"$gt":""}',
    `h${'a'.repeat(32)}`,
  ])
    expect(parseScene(text)).toBeNull()
})

test('an id that no code can hold gives no scene', () => {
  expect(sceneOf({ kind: 'honour', id: 'a'.repeat(32) })).toBeNull()
  expect(sceneOf({ kind: 'card', id: 'klein' })).toBeNull()
})
