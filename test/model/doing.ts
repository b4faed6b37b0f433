// What the cast of a village does in many tests, on the way to what they are about.
import sharp from 'sharp'
import type { RequestInput } from '@/domain/contracts'
import type { World } from './world'

type Filed = Partial<RequestInput<'deeds.file'>> & { villageId: string }
type Approved = Omit<RequestInput<'deeds.approve'>, 'villageId' | 'deedId'>

/** @returns the id of the deed: the road swept on the day before the world began, unless `deed` says otherwise */
export async function fileDeed(world: World, deed: Filed, as = 'qian'): Promise<string> {
  const swept = { itemId: 'sweep', householdId: 'h1', doneOn: '2026-11-01' }
  return (await world.must('deeds.file', { ...swept, ...deed }, as)).deedId
}

/** The same, and it is approved. */
export async function approvedDeed(
  world: World,
  deed: Filed,
  {
    filer = 'qian',
    reviewer = 'sun',
    ...approval
  }: Approved & { filer?: string; reviewer?: string } = {},
): Promise<string> {
  const deedId = await fileDeed(world, deed, filer)
  await world.must('deeds.approve', { villageId: deed.villageId, deedId, ...approval }, reviewer)
  return deedId
}

/** The id of an objection, which tells nothing of who made it. */
export async function objectionOf(
  { platform: { store } }: World,
  deedId: string,
  personId: string,
): Promise<string> {
  const deed = await store.get('deeds', deedId)
  const own = deed?.objections?.find((o) => o.personId === personId)
  if (!own) throw new Error(`${personId} has not objected to ${deedId}`)
  return own.objectionId
}

/** Somebody agrees to what waits in a village, as the second person. */
export async function agree(world: World, villageId: string, as = 'officer'): Promise<void> {
  const { rows } = await world.must('proposals.waiting', { villageId }, as)
  for (const { proposalId, villageId: at } of rows)
    if (at === villageId) await world.must('proposals.confirm', { villageId, proposalId }, as)
}

/** Decides on every text and photo that waits, by somebody of the village who may. */
export async function decideAll(world: World, decision: 'show' | 'take', villageId = 'v') {
  for (const as of ['sun', 'zhou']) {
    const { rows } = await world.must('checks.todo', { villageId }, as)
    for (const { checkId, may } of rows)
      if (may) await world.must('checks.decide', { villageId, checkId, decision }, as)
  }
}

type Promised = Omit<RequestInput<'files.promise'>, 'bytes'>

/** @returns the id of a file that has arrived, and that no command has taken */
export async function sendFile(world: World, file: Promised, bytes: Buffer, as: string) {
  const promise = { ...file, bytes: Math.max(1, bytes.length) }
  const { fileId } = await world.must('files.promise', promise, as)
  await world.platform.files.write(`incoming/${fileId}.bin`, bytes)
  return fileId
}

/** A plain picture that WeChat passes. */
export function picture(width = 400, height = 300): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#8a5' } })
    .jpeg()
    .toBuffer()
}
