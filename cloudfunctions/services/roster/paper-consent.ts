import { fail, ok, type Result } from '@/domain/common/result'
import type { ErrorCode } from '@/domain/contracts'
import { noticeId } from '@/domain/inbox/notice'
import type { Household, Resident } from '@/domain/roster/roster'
import {
  agreeOnPaper as decideAgreed,
  endPaper as decideEnded,
  type PaperFacts,
} from '@/domain/roster/upkeep/paper-consent'
import { handler, type NoticeWords } from '../common/capability'
import { judgeOf, type Acting, type CommandContext, type DocsTx } from '../common/context'
import type { Lookup } from '../common/people'
import { notify } from '../inbox/notices'
import { record } from '../record/record'

export const agreeOnPaper = handler('roster.agreeOnPaper', (context, { residentId, signedOn }) =>
  onPaper(
    context,
    residentId,
    (whom, facts) => decideAgreed(whom, signedOn, facts),
    `纸上同意写全名，纸上写的 ${signedOn}`,
    signedOn,
  ),
)

export const endPaper = handler('roster.endPaper', (context, { residentId }) =>
  onPaper(context, residentId, decideEnded, '收回纸上同意，不写全名', ''),
)

/**
 * Written with its line in the record, and told to the household, of which any grown-up may take it back.
 * @param what of the notice: the day on the paper, or empty once it is taken back
 */
async function onPaper<Code extends ErrorCode>(
  { person, now, ...context }: CommandContext & Acting,
  residentId: string,
  decide: (whom: Resident, facts: PaperFacts) => Result<Consent, Code>,
  words: string,
  what: string,
) {
  const { villageId } = context.village
  return context.write(async (t) => {
    const [village, whom] = [
      await t.get('villages', villageId),
      await t.get('residents', residentId),
    ]
    const household = whom && (await t.get('households', whom.householdId))
    if (!village || !whom || whom.leftOn || !household) return fail('RESIDENT_NOT_FOUND')
    const said = decide(whom, { by: judgeOf(person), now })
    if (!said.ok) return said
    await writeConsent(t, household, whom, said.value)
    const line = `${words}：${household.number} 号`
    await record(t, village, { by: person.personId, residentId, words: [line], at: now })
    const { householdId } = household
    const notice = { villageId, householdId, kind: 'name.paper', subjectId: residentId } as const
    const id = `${noticeId('name.paper', residentId)}:${String(village.settingsVersion)}`
    await notify(t, { ...notice, what, at: now }, id)
    return ok({})
  })
}

/** Who wrote it down is named as anybody is. */
export async function paperOf(
  lookup: Lookup,
  { nameConsent, nameSaid }: Resident,
): Promise<{ paper?: { signedOn: string; by: string } }> {
  if (!nameConsent || nameSaid?.paper === undefined) return {}
  return { paper: { signedOn: nameSaid.paper, by: await lookup.residentName(nameSaid.by) } }
}

type Consent = Pick<Resident, 'nameConsent' | 'nameSaid'>

/** On the person, and on the household where it is the head's. */
export async function writeConsent(
  t: DocsTx,
  { householdId, headId }: Household,
  { residentId }: Resident,
  said: Consent,
): Promise<void> {
  await t.update('residents', residentId, said)
  const { nameConsent } = said
  if (headId === residentId) await t.update('households', householdId, { nameConsent })
}

export const paperNotice: NoticeWords = async (_context, lookup, { subjectId, what }) => ({
  title: '名字怎么写',
  who: (await lookup.resident(subjectId))?.name ?? null,
  reason: what || null,
})
