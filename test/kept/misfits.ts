type Limit = 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'minItems' | 'maxItems'
type Limits = Readonly<Partial<Record<Limit, number>>>

/** As much of JSON Schema as the contract comes to. */
export interface Shape extends Limits {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Shape
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
}

/** Where a value of the shape that is sent may not be one of the shape that is read; empty if it always is. */
export function misfits(sent: Shape, read: Shape, at = ''): string[] {
  const sendable = sent.anyOf ?? sent.oneOf
  if (sendable) return sendable.flatMap((one) => misfits(one, read, at))
  const readable = read.anyOf ?? read.oneOf
  if (readable)
    return readable.some((one) => misfits(sent, one).length === 0) ? [] : [`${at}: none`]
  if (!withinType(sent, read)) return [`${at}: type`]
  const here = [
    withinValues(sent, read) ? [] : [`${at}: values`],
    read.pattern === undefined || read.pattern === sent.pattern ? [] : [`${at}: pattern`],
    tighter(sent, read).map((limit) => `${at}: ${limit}`),
    sent.items && read.items ? misfits(sent.items, read.items, `${at}[]`) : [],
  ]
  return [...here.flat(), ...fields(sent, read, at)]
}

function withinType(sent: Shape, read: Shape): boolean {
  const types = [read.type ?? []].flat()
  if (types.length === 0) return true
  return [sent.type ?? []]
    .flat()
    .every((type) => types.includes(type) || (type === 'integer' && types.includes('number')))
}

function withinValues(sent: Shape, read: Shape): boolean {
  const wanted = valuesOf(read)
  return wanted === null || valuesOf(sent)?.every((value) => wanted.includes(value)) === true
}

function valuesOf(shape: Shape): readonly unknown[] | null {
  return shape.enum ?? ('const' in shape ? [shape.const] : null)
}

function tighter(sent: Limits, read: Limits): Limit[] {
  const least = (['minLength', 'minimum', 'minItems'] as const).filter(
    (limit) => (read[limit] ?? -Infinity) > (sent[limit] ?? -Infinity),
  )
  const most = (['maxLength', 'maximum', 'maxItems'] as const).filter(
    (limit) => (read[limit] ?? Infinity) < (sent[limit] ?? Infinity),
  )
  return [...least, ...most]
}

function fields(sent: Shape, read: Shape, at: string): string[] {
  const missing = (read.required ?? []).filter((field) => sent.required?.includes(field) !== true)
  const known = read.properties ?? {}
  return [
    ...missing.map((field) => `${at}.${field}: may be missing`),
    ...Object.entries(sent.properties ?? {}).flatMap(([field, shape]) => {
      const reader = known[field]
      if (reader) return misfits(shape, reader, `${at}.${field}`)
      return read.additionalProperties === false ? [`${at}.${field}: unknown`] : []
    }),
  ]
}
