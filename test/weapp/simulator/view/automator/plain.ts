/** A copy that can travel to the automator. */
export function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value) ?? 'null') as unknown)
}

/** A part of data by a path such as `root.cn[0].v`; without a path all of it. */
export function at(data: unknown, path: unknown): unknown {
  const steps = (typeof path === 'string' ? path : '').split(/[.[\]]+/).filter(Boolean)
  return steps.reduce<unknown>(
    (part, step) => (part as Record<string, unknown> | null | undefined)?.[step],
    data,
  )
}
