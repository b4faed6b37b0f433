import jsQR from 'jsqr'
import sharp from 'sharp'
import { sceneOf } from '@/domain/codes/scene'
import { prepare, type Prepared } from './prepared'
import { worldForAll } from './world'

let here: Prepared
const world = worldForAll(async (world) => {
  here = await prepare(world, 'here')
})

const v = { villageId: 'here' }
const card = (as: string | null, householdId = 'hereh1') =>
  world.call('codes.card', { ...v, householdId }, as)

test('a card’s code is drawn once, and kept', async () => {
  const draw = jest.spyOn(world.wechat, 'drawCode')
  const first = await card('herezhao')
  expect(first).toMatchObject({
    ok: true,
    data: { address: expect.stringMatching(/codes/) as string },
  })
  await card('herezhao')
  expect(draw.mock.calls).toEqual([['cCARDHEREH1', 'pages/me/index']])
  draw.mockRestore()
})

test('it is the household’s own, and the committee’s to print', async () => {
  expect(await card('herewu')).toMatchObject({ code: 'HOUSEHOLD_NOT_FOUND' })
  expect(await card(null)).toMatchObject({ code: 'SIGN_IN_FIRST' })
  expect(await card('herezhou')).toMatchObject({ ok: true })
})

test('an honour’s code leads back to it, and the village with it', async () => {
  const { honourId } = here.payload('honours.read') as { honourId: string }
  const drawn = await world.must('codes.honour', { ...v, honourId }, null)
  expect(drawn.address).toMatch(/codes/)
  const scene = sceneOf({ kind: 'honour', id: honourId }) ?? ''
  expect(await world.must('codes.open', { scene }, null)).toEqual({
    kind: 'honour',
    villageId: 'here',
    honourId,
  })
  expect(await world.must('codes.open', { scene: 'cK7QM3F2P' }, null)).toEqual({
    kind: 'card',
    cardCode: 'K7QM3F2P',
  })
  for (const unknown of ['hnothing', 'x', '%E0%A4%A'])
    expect(await world.call('codes.open', { scene: unknown }, null)).toMatchObject({
      code: 'CODE_UNKNOWN',
    })
})

test('on the web a camera reads an honour’s code as the address of its page', async () => {
  const { honourId } = here.payload('honours.read') as { honourId: string }
  const asked = { ...v, honourId, openedAt: 'https://zhiqi.example/' }
  const { square, address } = await world.must('codes.honour', asked, null)
  const page = `packages/boards/honour/index?honourId=${honourId}&villageId=here`
  expect(await read(square)).toBe(`https://zhiqi.example/#/${page}`)
  expect(address).toBeNull()
})

test('where WeChat draws none, the plain code stays', async () => {
  world.wechat.fail = 'down'
  expect(await card('herewu', 'hereh6')).toMatchObject({ ok: true, data: { address: null } })
  world.wechat.fail = null
})

describe('a village’s code', () => {
  const ask = (openedAt?: string) =>
    world.must('codes.village', { ...v, ...(openedAt ? { openedAt } : {}) }, null)
  const boards = '/#/pages/boards/index?villageId=here'
  afterEach(() => Object.assign(world.platform, { origin: undefined }))

  test('is read by a camera as the address of its boards', async () => {
    const { square, address } = await ask('https://zhiqi.example/')
    expect(await read(square)).toBe(`https://zhiqi.example${boards}`)
    expect(address).toBeNull()
  })

  test('holds the installation’s own address once that is known, whatever a browser says', async () => {
    Object.assign(world.platform, { origin: 'https://own.example' })
    expect(await read((await ask('https://elsewhere.example')).square)).toBe(
      `https://own.example${boards}`,
    )
  })

  test('is WeChat’s own there, which opens the boards', async () => {
    const draw = jest.spyOn(world.wechat, 'drawCode')
    expect(await ask()).toMatchObject({ address: expect.stringMatching(/village/) as string })
    expect(draw.mock.calls).toEqual([['vhere', 'pages/boards/index']])
    draw.mockRestore()
  })
})

/** What a camera makes of it. */
async function read(square: { side: number; path: string } | null): Promise<string | undefined> {
  const { side, path } = square ?? { side: 1, path: '' }
  const drawing = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='-4 -4 ${String(side + 8)} ${String(side + 8)}' width='400' height='400' shape-rendering='crispEdges'><path fill='#fff' d='M-4-4h99v99h-99z'/><path d='${path}'/></svg>`
  const { data, info } = await sharp(Buffer.from(drawing)).ensureAlpha().raw().toBuffer({
    resolveWithObject: true,
  })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}
