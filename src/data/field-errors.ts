/** A refused command; `data.fields` names what has to be put right, in the names of its payload. */
export interface Refusal {
  readonly data?: Readonly<Record<string, unknown>>
}

interface FieldError {
  readonly field: string
  readonly message: string
}

/** What the server says of one field, or of a part of it: `steps.2` belongs to `steps`. */
export function fieldError(refusal: Refusal, field: string): string | undefined {
  const named = (refusal.data?.fields ?? []) as readonly FieldError[]
  return named.find((f) => f.field === field || f.field.startsWith(`${field}.`))?.message
}

/** The same of several fields, as a form holds its errors. */
export function fieldErrors<F extends string>(
  refusal: Refusal,
  fields: readonly F[],
): Partial<Record<F, string>> {
  const errors: Partial<Record<F, string>> = {}
  for (const field of fields) {
    const words = fieldError(refusal, field)
    if (words !== undefined) errors[field] = words
  }
  return errors
}
