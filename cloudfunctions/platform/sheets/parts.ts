import { xmlSteps, type XmlStep } from './xml'
import type { Archive } from './zip'

/** @returns whether the part is there; `see` ends the reading by answering true */
export async function each(
  archive: Archive,
  part: string,
  see: (step: XmlStep) => unknown,
): Promise<boolean> {
  const text = await archive.open(part)
  if (!text) return false
  for await (const steps of xmlSteps(text)) {
    for (const step of steps) if (see(step) === true) return true
  }
  return true
}
