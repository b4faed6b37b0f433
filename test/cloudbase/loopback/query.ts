import { isDeepStrictEqual } from 'node:util'
import { Refusal } from './errors'
import type { Fields } from './ejson'
import { compare, sameType } from './order'

export type Test = (doc: Fields) => boolean

/** The part of MongoDB's query language that the SDK's commands can say; all else is refused, never ignored. */
export function compile(query: Fields): Test {
  const tests = Object.entries(query).map(([key, value]) => condition(key, value))
  return (doc) => tests.every((test) => test(doc))
}

function condition(key: string, value: unknown): Test {
  switch (key) {
    case '$and':
      return every(value as Fields[])
    case '$or':
      return some(value as Fields[])
    case '$nor': {
      const any = some(value as Fields[])
      return (doc) => !any(doc)
    }
  }
  if (key.startsWith('$')) throw unknown(key)
  const path = key.split('.')
  const tests = operators(value).map(([name, operand]) => comparison(name, operand))
  return (doc) => {
    const found = at(doc, path)
    return tests.every((test) => test(found))
  }
}

const every = (queries: readonly Fields[]): Test => {
  const tests = queries.map(compile)
  return (doc) => tests.every((test) => test(doc))
}

const some = (queries: readonly Fields[]): Test => {
  const tests = queries.map(compile)
  return (doc) => tests.some((test) => test(doc))
}

/** A plain value asks for equality. */
function operators(value: unknown): [string, unknown][] {
  const named =
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Date) &&
    Object.keys(value).some((key) => key.startsWith('$'))
  return named ? Object.entries(value) : [['$eq', value]]
}

type Comparison = (found: unknown) => boolean

function comparison(name: string, operand: unknown): Comparison {
  const ordered = (accept: (order: number) => boolean) =>
    anyOf(
      (found) => sameType(found, operand) && found !== undefined && accept(compare(found, operand)),
    )
  switch (name) {
    case '$eq':
      return equals(operand)
    case '$ne': {
      const equal = equals(operand)
      return (found) => !equal(found)
    }
    case '$gt':
      return ordered((order) => order > 0)
    case '$gte':
      return ordered((order) => order >= 0)
    case '$lt':
      return ordered((order) => order < 0)
    case '$lte':
      return ordered((order) => order <= 0)
    case '$in': {
      const tests = (operand as unknown[]).map(equals)
      return (found) => tests.some((test) => test(found))
    }
    case '$nin': {
      const tests = (operand as unknown[]).map(equals)
      return (found) => !tests.some((test) => test(found))
    }
    case '$exists':
      return (found) => (found !== undefined) === Boolean(operand)
    case '$not': {
      const tests = operators(operand).map(([inner, value]) => comparison(inner, value))
      return (found) => !tests.every((test) => test(found))
    }
  }
  throw unknown(name)
}

/** Null finds what is absent too; a list is found by each of its items. */
function equals(operand: unknown): Comparison {
  if (operand === null) return anyOf((found) => found === null || found === undefined)
  if (typeof operand !== 'object') return anyOf((found) => found === operand)
  return anyOf((found) => isDeepStrictEqual(found, operand))
}

const anyOf =
  (test: Comparison): Comparison =>
  (found) =>
    test(found) || (Array.isArray(found) && found.some(test))

/** Values that a document must have to be found, field by field. */
export function required(query: Fields): Map<string, unknown> {
  const found = new Map<string, unknown>()
  const look = (one: Fields) => {
    for (const [key, value] of Object.entries(one)) {
      if (key === '$and') (value as Fields[]).forEach(look)
      if (key.startsWith('$')) continue
      const [name, operand] = operators(value)[0] ?? []
      if (name === '$eq' && operand !== null && typeof operand !== 'object') found.set(key, operand)
    }
  }
  look(query)
  return found
}

export function at(doc: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Fields | null | undefined)?.[key], doc)
}

export function sorted(docs: Fields[], order: Fields): Fields[] {
  const keys = Object.entries(order).map(([key, sign]) => [key.split('.'), Number(sign)] as const)
  return docs.sort((a, b) => {
    for (const [path, sign] of keys) {
      const found = compare(at(a, path), at(b, path))
      if (found !== 0) return sign * found
    }
    return 0
  })
}

const unknown = (name: string) =>
  new Refusal('DATABASE_INVALID_OPERRATOR', `[InvalidParameter] unknown operator: ${name}`)
