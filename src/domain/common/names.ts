/** 张*明: first and last character stay; the length is hidden too. Two characters keep only the first. */
export function maskName(name: string): string {
  const letters = Array.from(name)
  const first = letters[0] ?? ''
  const last = letters.length > 2 ? (letters[letters.length - 1] ?? '') : ''
  return `${first}*${last}`
}

/** 138********: the last digits are what people take for a proof, so nobody reads them off a list. */
export function maskPhone(phone: string): string {
  return `${phone.length < 7 ? '' : phone.slice(0, 3)}********`
}
