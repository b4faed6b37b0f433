import { createHash } from 'node:crypto'
import type { Who } from '@/domain/common/contract'
import type { CallName } from '@/domain/contracts'
import type { FilePurpose } from '@/domain/files/file'
import { checkIdOf } from '@/domain/checks/check'
import { noticeId } from '@/domain/inbox/notice'
import { propose } from '@/domain/proposals/proposal'
import { sweep } from '@/domain/rules/samples'
import { examples } from '../../cloudfunctions/server/examples'
import { bindingIdOf } from '../../cloudfunctions/services/session/session'
import { approvedDeed, fileDeed, objectionOf, picture, sendFile } from './doing'
import { castOf } from './village'
import type { World } from './world'

/** Before there is a county; test/model/founding.test.ts makes them. */
export const beforeAnything: readonly CallName[] = ['founding.openCounty']

/** A village in which there is one of everything that a request may name. */
export interface Prepared {
  readonly villageId: string
  /** Somebody of it with a role; null for a visitor. */
  person(who: Who): string | null
  /** Somebody of it who may call it. */
  caller(name: CallName): string | null
  /** The example of a call with ids of this village in place of `<…>`. */
  payload(name: CallName): Record<string, unknown>
}

const people: Readonly<Record<Who, string | null>> = {
  visitor: null,
  user: 'zhao',
  villager: 'zhao',
  recorder: 'qian',
  reviewer: 'sun',
  supervisor: 'li',
  committee: 'zhou',
  town: 'officer',
  county: 'chief',
}

const isOfficer = (name: string) => name === 'officer' || name === 'chief'

export async function prepare(world: World, villageId: string): Promise<Prepared> {
  const v = villageId
  // Alone, so that a card needs not ask who it is.
  const zhao = { [`${v}zhao`]: [] }
  await world.addVillage({ villageId: v, households: { ...castOf(v), [`${v}h1`]: zhao } })
  const person = (who: Who) => {
    const name = people[who]
    return name === null || isOfficer(name) ? name : `${v}${name}`
  }
  const as = (who: Who) => person(who) ?? ''
  const deed = { villageId: v, householdId: `${v}h1` }
  const doers = { filer: as('recorder'), reviewer: as('reviewer') }
  const objected = await approvedDeed(world, deed, doers)
  for (const who of ['wu', 'zhao'])
    await world.must('deeds.object', { villageId: v, deedId: objected, text: '没看见' }, v + who)
  const aspiration = {
    villageId: v,
    householdId: `${v}h1`,
    category: '种养' as const,
    goal: '栽两亩柿子',
    by: '2027-10-01',
    steps: ['选苗'],
  }
  const honour = {
    villageId: v,
    title: '最美庭院',
    householdId: `${v}h1`,
    citation: '院子整洁干净',
    awardedOn: '2026-10-01',
    issuer: '村委',
    consent: true,
  }
  await addLodgers(world, v)
  const other = { _id: `${v}other`, regionId: 'town', level: 'town', name: '马镇' } as const
  await world.platform.store.tx((t) => t.insert('officers', other))
  await world.platform.store.tx((t) =>
    t.insert('groups', { _id: `${v}-g2`, villageId: v, name: '二组', order: 2, households: 0 }),
  )
  // As if the committee had proposed it, at the version of the settings that the examples name.
  const proposal = propose(
    {
      proposalId: `roles:${v}`,
      kind: 'roles',
      villageId: v,
      townId: 'town',
      by: { personId: as('committee'), householdId: `${v}h5` },
      about: { personId: `${v}wu`, householdId: `${v}h6` },
      to: 'village',
      words: ['职务：无职务 → 审核员'],
      what: { from: [], to: ['reviewer'], adult: false },
    },
    world.platform.clock.now(),
  )
  await world.platform.store.tx((t) =>
    t.insert('proposals', { _id: proposal.proposalId, ...proposal }),
  )
  await addWaitingSignIn(world, v)
  await addRuleDraft(world, v)
  const { villageId: _, ...cleaning } = examples['activities.publish'].payload
  const { activityId } = await world.must(
    'activities.publish',
    { ...cleaning, villageId: v },
    as('recorder'),
  )
  const shift = `${activityId}:1`
  const seat = { villageId: v, shiftId: shift, residentId: `${v}zhao` }
  await world.must('activities.signUp', seat, as('villager'))
  const upload = (purpose: FilePurpose, who: Who, bytes: Buffer) =>
    sendFile(world, { villageId: v, purpose }, bytes, as(who))
  const checked = await world.must(
    'roster.checkImport',
    { villageId: v, fileId: await upload('roster', 'committee', roster) },
    as('committee'),
  )
  const cheered = await world.must('aspirations.post', aspiration, as('villager'))
  await world.must('aspirations.cheer', { villageId: v, ...cheered }, as('villager'))
  const doubtful = { ...aspiration, goal: '跟人学祖传偏方' }
  const held = (await world.must('aspirations.post', doubtful, as('villager'))).aspirationId
  // Many villages ask for codes in this one minute; in life, one installation does not.
  await world.platform.store.tx((t) => t.remove('webCodeTries', 'asked'))
  const asking = { browser: 'Chrome', system: 'Windows' } as const
  const webCode = await world.must('session.askCode', asking, null)
  const open = await world.must('session.askCode', asking, null)
  await world.must('session.confirm', { code: open.code }, as('villager'))
  await world.must('session.collect', { code: open.code, secret: open.secret }, null)
  const [session] = (await world.must('session.list', {}, as('villager'))).sessions
  // Of nobody else in this county, as on a roster.
  const number = Number.parseInt(createHash('sha256').update(v).digest('hex').slice(0, 8), 16)
  const phone = `137${String(number % 100_000_000).padStart(8, '0')}`
  await world.platform.store.tx((t) => t.update('residents', `${v}wu`, { phone }))
  const ids: Readonly<Record<string, string>> = {
    'phone code': `phone-${phone}`,
    'held text': checkIdOf({ kind: 'aspiration', id: held }, 'goal'),
    'uploaded photo': await upload('photo', 'villager', await (taken ??= picture())),
    'uploaded roster': await upload('roster', 'committee', roster),
    'checked import': checked.importId,
    'web code': webCode.code,
    'secret of the web code': webCode.secret,
    'web session': session?.sessionId ?? '',
    officer: `${v}other`,
    town: 'town',
    'founding code': 'K7Q2M9PT',
    binding: bindingIdOf(`wx-${v}zhao:${v}`),
    activity: activityId,
    shift,
    neighbour: `${v}wu`,
    "neighbour's household": `${v}h6`,
    lodger: `${v}lodger`,
    gone: `${v}gone`,
    'agreed on paper': `${v}signed`,
    village: v,
    household: `${v}h1`,
    resident: `${v}zhao`,
    card: `CARD${v}h1`.toUpperCase(),
    account: `points:${v}h1`,
    'empty group': `${v}-g2`,
    rule: `${v}-ditch`,
    'name of the holder': `张${v}zhou明`,
    'filed deed': await fileDeed(world, deed, doers.filer),
    'public deed': await approvedDeed(world, deed, doers),
    'public claim': await approvedDeed(world, deed, { ...doers, filer: as('villager') }),
    'objected deed': objected,
    objection: await objectionOf(world, objected, `${v}wu`),
    notice: noticeId('deed.approved', objected),
    'cheered goal': cheered.aspirationId,
    proposal: `roles:${v}`,
    'waiting sign-in': `binding:${v}`,
    aspiration: (await world.must('aspirations.post', aspiration, as('villager'))).aspirationId,
    honour: (await world.must('honours.post', honour, as('committee'))).honourId,
  }
  return {
    villageId,
    person,
    caller: (name) => person(examples[name].as),
    payload: (name) => filled(examples[name].payload, ids) as Record<string, unknown>,
  }
}

/** As if somebody had used a code for the reviewer's household. */
async function addWaitingSignIn({ platform }: World, v: string): Promise<void> {
  const reviewer = { personId: `${v}sun`, householdId: `${v}h3` }
  const asking = {
    proposalId: `binding:${v}`,
    kind: 'binding',
    villageId: v,
    townId: 'town',
    by: reviewer,
    about: reviewer,
    to: 'village',
    words: ['登录：微信，凭一次性登录码'],
    what: null,
  } as const
  const proposal = propose(asking, platform.clock.now())
  await platform.store.tx((t) => t.insert('proposals', { _id: proposal.proposalId, ...proposal }))
}

/** A draft of the rules, at the revision that the examples name, with an item that no other village has. */
async function addRuleDraft({ platform: { store, clock } }: World, v: string): Promise<void> {
  const set = await store.get('ruleSets', `${v}:1`)
  const items = [...(set?.items ?? []), { ...sweep, id: `${v}-ditch`, name: '清沟' }]
  const draft = { villageId: v, revision: 1, items, by: `${v}zhou`, at: clock.now() }
  await store.tx(async (t) => {
    await t.update('ruleSets', `${v}:1`, { items })
    await t.insert('ruleDrafts', { _id: v, ...draft })
  })
}

/** More in the neighbour's household: one who lives there, one who has left, one who agreed on paper to be named. */
async function addLodgers({ platform: { store } }: World, v: string): Promise<void> {
  const wu = await store.get('residents', `${v}wu`)
  if (!wu) throw new Error('a prepared village has no neighbour')
  const nameSaid = { on: true, at: '2026-10-02T02:00:00.000Z', by: `${v}zhou`, paper: '2026-10-01' }
  const signed = { nameConsent: true, nameSaid }
  const lodgers = { lodger: {}, gone: { leftOn: '2026-01-01' }, signed } as const
  for (const [who, more] of Object.entries(lodgers)) {
    const residentId = v + who
    const one = { ...wu, ...more, _id: residentId, residentId, name: `张${who}`, phone: '' }
    await store.tx((t) => t.insert('residents', one))
  }
}

const roster = Buffer.from(
  '组,户号,姓名,与户主关系,电话\n二组,90,孙德海,户主,13911112222\n二组,90,孙小满,女儿,\n',
)

let taken: Promise<Buffer> | undefined

function filled(value: unknown, ids: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') {
    const [, what] = /^<(.*)>$/.exec(value) ?? []
    return what === undefined ? value : (ids[what] ?? fail(what))
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, filled(v, ids)]))
}

function fail(what: string): never {
  throw new Error(`a prepared village has no ${what}`)
}
