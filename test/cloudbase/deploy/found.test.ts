import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { dispatch, type CallAnswer } from '../../../cloudfunctions/api/dispatch'
import { collections } from '../../../cloudfunctions/services/capabilities'
import type { Documents } from '../../../cloudfunctions/services/common/documents'
import { readCounty, type County } from '../../../config/deploy/county'
import { found, renewCode, type GivenCard } from '../../../config/deploy/found'
import { clockEnvironment } from '../../clock'
import { openWorld, type World } from '../../model/world'
import { openTemporary, removeFolder, temporaryFolder } from '../../store/temporary'
import { startLoopback } from '../loopback'

jest.setTimeout(30_000)

const root = path.resolve(__dirname, '../../..')
const example = path.join(root, 'config/deploy/county.example.json')
const county = readCounty(readFileSync(example, 'utf8')) as County
const today = '2026-11-24'
const now = '2026-11-24T01:00:00.000Z'

describe('a county that begins', () => {
  let world: World
  let cards: GivenCard[]
  let store: World['platform']['store']
  let keys = 0
  const call = (name: string, payload: object, openid: string): Promise<CallAnswer> => {
    const key = `key-of-call-${String(++keys)}`
    return dispatch({ ...world.platform, store }, { name, payload, openid, key })
  }
  const data = (answer: CallAnswer) => (answer as { data: Record<string, unknown> }).data
  const own = '583017'
  const bind = (card: GivenCard | undefined, openid: string, proof = card?.once) =>
    call('session.bind', { cardCode: card?.code, proof, secret: own }, openid)

  beforeEach(async () => {
    world = await openWorld()
    store = openTemporary<Documents>(collections)
    cards = await found(store, county, { ids: world.platform.ids, today, now })
  })
  afterEach(async () => {
    await store.close()
    await world.close()
  })

  test('gives a card to each officer, and to the first two people of each village', () => {
    expect(cards.map(({ place, name, state }) => [place, name, state])).toEqual([
      ['云岭县', '县里经办人', 'new'],
      ['云岭镇', '镇里经办人', 'new'],
      ['云岭镇 柿湾村', '村里经办人', 'new'],
      ['云岭镇 柿湾村', '村里审核员', 'new'],
    ])
    expect(new Set(cards.map(({ code }) => code)).size).toBe(4)
  })

  test('lets the first two sign in and begin, with nobody there to agree', async () => {
    const answer = await bind(cards[2], 'secretary')
    expect(answer).toMatchObject({ ok: true, data: { identity: { roles: ['committee'] } } })
    const { villageId } = data(answer)
    expect(await call('settings.read', { villageId }, 'secretary')).toMatchObject({ ok: true })
    expect(await call('roster.template', { villageId }, 'secretary')).toMatchObject({ ok: true })
    expect(await bind(cards[3], 'reviewer')).toMatchObject({
      data: { identity: { roles: ['reviewer'] } },
    })
  })

  test('of a code made anew by whoever runs it the town has to agree; without a town’s officer nobody can, and it opens', async () => {
    const again = (card?: GivenCard) => renewCode(store, card?.code ?? '', world.platform)
    await bind(cards[1], 'town')
    const once = await again(cards[2])
    const answer = await bind(cards[2], 'secretary', once)
    expect(answer).toMatchObject({ ok: true, data: { identity: null, waits: { others: [] } } })
    const { villageId, waits } = data(answer)
    const { proposalId } = waits as { proposalId: string }
    await call('proposals.confirm', { villageId, proposalId }, 'town')
    const { identities } = data(await call('session.me', {}, 'secretary'))
    expect(identities).toMatchObject([{ roles: ['committee'] }])

    const alone = { ...county.towns[0]!, name: '青石镇', officers: [] }
    const more = await found(
      store,
      { ...county, towns: [alone] },
      { ids: world.platform.ids, today, now },
    )
    expect(await bind(more[1], 'other', await again(more[1]))).toMatchObject({
      data: { identity: { roles: ['committee'] } },
    })
  })

  test('a code that the village made for them takes a second person', async () => {
    const { villageId } = data(await bind(cards[2], 'secretary')) as { villageId: string }
    const householdId = `${villageId}-1`
    const made = data(await call('roster.giveCode', { villageId, householdId }, 'secretary'))
    expect(await bind(cards[2], 'another', made.code as string)).toMatchObject({
      data: { identity: null },
    })
  })

  test('lets officers sign in, each for the villages of the region', async () => {
    for (const [index, kind] of [
      [0, 'county'],
      [1, 'town'],
    ] as const) {
      const answer = await bind(cards[index], kind)
      expect(answer).toMatchObject({
        ok: true,
        data: { identity: { kind, villageName: '柿湾村' } },
      })
      expect(data(await call('session.me', {}, kind))).toMatchObject({ identities: [{ kind }] })
    }
  })

  test('an officer’s card without its code opens nothing, and locks; the code opens once', async () => {
    for (let i = 0; i < 5; i++)
      expect(await bind(cards[1], 'thief', '99999999')).toMatchObject({
        code: 'CARD_OR_SECRET_WRONG',
      })
    expect(await bind(cards[1], 'thief')).toMatchObject({ code: 'CARD_LOCKED' })
    expect(await bind(cards[0], 'county')).toMatchObject({ ok: true })
    expect(await bind(cards[0], 'another')).toMatchObject({ code: 'CARD_OR_SECRET_WRONG' })
    expect(await bind(cards[0], 'another', own)).toMatchObject({ ok: true })
  })

  test('a code that was lost is made anew', async () => {
    const once = await renewCode(store, cards[1]?.code ?? '', world.platform)
    expect(await bind(cards[1], 'town')).toMatchObject({ code: 'CARD_OR_SECRET_WRONG' })
    expect(await bind(cards[1], 'town', once)).toMatchObject({ ok: true })
    expect(await renewCode(store, 'NOSUCH', world.platform)).toBeNull()
  })

  test('run again, it writes what is new and gives the cards of before', async () => {
    const [town] = county.towns
    const more = {
      ...county,
      towns: [
        {
          ...town!,
          villages: [
            ...town!.villages,
            { name: '岭头村', secretary: { ...town!.villages[0]!.secretary, name: '另一位' } },
          ],
        },
      ],
    }
    const again = await found(store, more, { ids: world.platform.ids, today, now })
    expect(again.slice(0, 4)).toEqual(
      cards.map((card) => ({ ...card, once: null, state: 'there' })),
    )
    expect(again[4]).toMatchObject({ place: '云岭镇 岭头村', state: 'new' })
    expect(await store.count('villages', { eq: {} })).toBe(2)
  })

  test('run again, it says which officer’s card was ended, and no code is made for it', async () => {
    const card = await store.get('cards', cards[1]?.code ?? '')
    const ended = { by: 'county', at: '2026-11-24T08:00:00.000Z', reason: '调走了' }
    await store.tx((t) => t.update('officers', card?.officerId ?? '', { ended }))
    const again = await found(store, county, { ids: world.platform.ids, today, now })
    expect(again.map(({ state }) => state)).toEqual(['there', 'ended', 'there', 'there'])
    expect(await renewCode(store, cards[1]?.code ?? '', world.platform)).toBeNull()
  })
})

test.each([
  ['{', '不是 JSON'],
  ['{}', 'county：请填写县名'],
  ['{"county":"云岭县","towns":[]}', 'towns：至少一个乡镇'],
  [
    '{"county":"云岭县","towns":[{"name":"云岭镇","villages":[{"name":"柿湾村","secretary":{"name":"甲","phone":"1"}}]}]}',
    'towns.0.villages.0.secretary.phone：手机号要是 11 位',
  ],
])('a file that is wrong says where: %s', (content, line) => {
  expect(readCounty(content)).toBe(line)
})

test('the command founds through the real SDK, and tells each fault in one line', async () => {
  const loopback = await startLoopback({ collections })
  const folder = temporaryFolder()
  try {
    const file = path.join(folder, 'county.json')
    writeFileSync(file, readFileSync(example))
    const first = await run(['--env', 'loopback', '--file', file], loopback.environment())
    expect(first.out).toMatch(/云岭镇 柿湾村\t村里经办人\t[2-9A-Z]{8}\t\d{8}\t新建/)
    expect(loopback.documents('villages')).toHaveLength(1)
    expect((await run(['--env', 'loopback', '--file', file], {})).error).toMatch(/^没有密钥/)
    expect((await run(['--file', file], {})).error).toMatch(/^没有给环境 ID/)
  } finally {
    removeFolder(folder)
    await loopback.close()
  }
})

function run(args: string[], environment: Record<string, string>) {
  return new Promise<{ out: string; error: string }>((resolve) => {
    const command = ['config/run-ts.mjs', 'config/deploy/found-main.ts', ...args]
    const env = { PATH: process.env.PATH, ...clockEnvironment, ...environment }
    execFile(process.execPath, command, { cwd: root, env }, (_, out, error) => {
      resolve({ out, error })
    })
  })
}
