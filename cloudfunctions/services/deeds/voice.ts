import { checkIdOf, verdictMs, type Check, type Judged } from '@/domain/checks/check'
import { withHold, withoutHold, type Holding } from '@/domain/checks/held'
import { addMs, type Instant } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import type { VoiceView } from '@/domain/deeds/contract'
import { voiceKindOf, type Voice } from '@/domain/deeds/voice'
import { scenes } from '../../platform/wechat/wechat'
import { placeOf } from '../checks/checks'
import type { Moderated } from '../common/capability'
import type { Acting, CommandContext, DocsTx, Outside } from '../common/context'
import type { Documents } from '../common/documents'
import { openidOf } from '../common/openids'
import { leaveToSweep, movedTo, takeFile, uploaded } from '../files/files'

const slot = 'voice'
const scene = scenes.comment

type Sent = { readonly fileId: string; readonly seconds: number }

/** A recording that was uploaded, to be written with its objection. */
export interface Heard {
  readonly voice: Voice
  /** Part of the command: the file is taken, and what WeChat has still to say is waited for. */
  write(t: DocsTx): Promise<Result<null, 'FILE_NOT_YOURS'>>
  /** As long as WeChat has not let it pass: a mark for whoever answers. */
  mark(before: Holding): Holding
}

/**
 * Looks at an uploaded recording and puts it where phones do not write. What WeChat makes of it holds nothing up: nobody
 * hears it but whoever answers, who is told.
 */
export async function hearVoice(
  context: CommandContext & Pick<Acting, 'person'>,
  objectionId: string,
  { fileId, seconds }: Sent,
): Promise<Result<Heard, 'FILE_NOT_ARRIVED' | 'FILE_NOT_YOURS' | 'FILE_TOO_LARGE' | 'VOICE_KIND'>> {
  const sent = await uploaded(context, fileId, 'voice')
  if (!sent.ok) return sent
  const kind = voiceKindOf(sent.value.bytes)
  if (kind === null) return fail('VOICE_KIND')
  const voice = { voiceId: fileId, kind, seconds }
  const moved = await movedTo(context, sent.value, pathOf(voice))
  if (!moved.ok) return moved
  const { platform, person, now, userId } = context
  const { outcome, traceId } = await askVoice(platform, openidOf(userId), pathOf(voice))
  const check = await checkOf(context, objectionId, outcome, traceId)
  return ok({
    voice,
    async write(t) {
      const taken = await takeFile(t, fileId)
      if (!taken.ok) return taken
      if (check) await t.insert('checks', { _id: check.checkId, ...check })
      return ok(null)
    },
    mark: (before) =>
      outcome === 'pass'
        ? before
        : { held: withHold(before, slot, { by: person.personId, at: now }) },
  })
}

/** `pending`: WeChat listens to it, and sends what it found under this trace. */
async function askVoice(
  { wechat, files, log }: Outside,
  openid: string | null,
  path: string,
): Promise<{ outcome: Judged | 'pending'; traceId: string }> {
  const address = await files.readAddress(path)
  const asked = await wechat.checkMedia({ what: 'voice', openid, scene, address })
  if (asked.ok) {
    const { verdict, traceId } = asked.value
    return { outcome: verdict ?? 'pending', traceId }
  }
  log.warn('recording not judged', { why: asked.why })
  return { outcome: asked.why === 'nobody' ? 'nobody' : 'later', traceId: '' }
}

/** Only while WeChat has still to answer: no reviewer is asked. It names no household, which would be told. */
async function checkOf(
  context: CommandContext & Pick<Acting, 'person'>,
  objectionId: string,
  outcome: Judged | 'pending',
  traceId: string,
): Promise<Check | null> {
  if (outcome !== 'pending' && outcome !== 'later') return null
  const { person, now } = context
  const by = { personId: person.personId, householdId: null }
  return {
    ...(await placeOf(context, by)),
    checkId: voiceCheckId(objectionId),
    subject: { kind: 'voice', id: objectionId },
    ...{ slot, by, scene, traceId, at: now },
    text: '',
    state: 'waiting',
    tries: 1,
    nextAt: outcome === 'pending' ? addMs(now, verdictMs) : now,
  }
}

/** A verdict takes the mark away or leaves it; the recording stays, for whoever answers decides. */
export const voiceCheck: Moderated = {
  what: () => '异议录音',
  async settle(t, { subject }, verdict) {
    const objection = await t.get('objections', subject.id)
    if (objection && verdict === 'show')
      await t.update('objections', subject.id, { held: withoutHold(objection, slot) })
    return objection !== null
  },
  media: {
    async askAgain(platform, openid, objectionId) {
      const objection = await platform.store.get('objections', objectionId)
      return objection?.voice
        ? askVoice(platform, openid, pathOf(objection.voice))
        : { outcome: 'nobody', traceId: '' }
    },
    view: () => Promise.resolve(null),
  },
}

/** Part of the deletion of the account: what was written stays, the voice is gone with the next sweep. */
export async function silence(
  t: DocsTx,
  objection: Documents['objections'],
  now: Instant,
): Promise<void> {
  const { _id, voice, villageId } = objection
  const held = withoutHold(objection, slot)
  await t.update('objections', _id, { voice: null, speakerId: null, held })
  if (!voice) return
  const file = { fileId: voice.voiceId, villageId, path: pathOf(voice), purpose: 'voice' } as const
  await leaveToSweep(t, file, now)
}

export async function voiceView(
  { platform: { files } }: { readonly platform: Outside },
  { voice }: Documents['objections'],
): Promise<{ voice?: VoiceView }> {
  if (!voice) return {}
  return { voice: { seconds: voice.seconds, address: await files.readAddress(pathOf(voice)) } }
}

export function pathOf({ voiceId, kind }: Voice): string {
  return `voices/${voiceId}.${kind}`
}

export function voiceCheckId(objectionId: string): string {
  return checkIdOf({ kind: 'voice', id: objectionId }, slot)
}
