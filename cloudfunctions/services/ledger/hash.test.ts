import * as fc from 'fast-check'
import { hashOf } from '@/domain/ledger/hash'
import { nodeHash } from './hash'

test('Node hashes as the domain does, of any length', () => {
  const ascii = fc.string({ unit: 'binary-ascii', maxLength: 600 })
  fc.assert(fc.property(ascii, (text) => nodeHash(text) === hashOf(text)))
})

test('what is no ASCII is hashed by neither', () => {
  expect(() => nodeHash('村')).toThrow()
  expect(() => hashOf('村')).toThrow()
})
