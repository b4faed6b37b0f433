import { parseScene, sceneOf, type Opened } from '@/domain/codes/scene'
import { linkTo, type Page } from '@/domain/common/pages'
import { fail, ok } from '@/domain/common/result'
import { handler } from '../common/capability'
import { hasRole, type Context } from '../common/context'
import { squareCode } from './square'

/** The page of the mini-program that each code opens. */
const pages = {
  card: 'pages/me/index',
  honour: 'packages/boards/honour/index',
  village: 'pages/boards/index',
} as const satisfies Record<Opened['kind'], Page>

export const card = handler('codes.card', async (context, { householdId }) => {
  const { here, person } = context
  const own = person.householdId === householdId
  const household = await here.get('households', householdId)
  if (!household || (!own && !hasRole(person, 'committee'))) return fail('HOUSEHOLD_NOT_FOUND')
  return ok({ address: await drawn(context, { kind: 'card', id: household.cardCode }) })
})

export const honour = handler('codes.honour', async (context, request) => {
  const { villageId, honourId, openedAt } = request
  if (!(await context.here.get('honours', honourId))) return fail('HONOUR_NOT_FOUND')
  const link = linkTo(pages.honour, { honourId, villageId })
  return ok(await pageCode(context, { kind: 'honour', id: honourId }, link, openedAt))
})

export const village = handler('codes.village', async (context, { villageId, openedAt }) => {
  const link = linkTo(pages.village, { villageId })
  const code = await pageCode(context, { kind: 'village', id: villageId }, link, openedAt)
  return ok({ name: context.village.name, ...code })
})

/**
 * In WeChat its own code. On the web the installation's address; where nobody has said it, the one that whoever asks
 * has before them.
 */
async function pageCode(
  context: Context,
  opened: Opened,
  link: string,
  openedAt: string | undefined,
) {
  const web = context.platform.origin ?? openedAt?.replace(/\/+$/, '')
  return {
    address: openedAt === undefined ? await drawn(context, opened) : null,
    square: web === undefined ? null : squareCode(`${web}/#/${link}`),
  }
}

/** Drawn once and kept, since a code never changes. */
async function drawn(
  { platform: { files, wechat, log } }: Context,
  opened: Opened,
): Promise<string | null> {
  const scene = sceneOf(opened)
  if (scene === null) return null
  for (const ending of ['jpg', 'png'] as const) {
    const path = pathOf(opened, ending)
    if ((await files.size(path)) !== null) return files.readAddress(path)
  }
  const called = await wechat.drawCode(scene, pages[opened.kind])
  if (!called.ok) {
    log.info('code not drawn', { why: called.why })
    return null
  }
  const { bytes, ending } = called.value
  const path = pathOf(opened, ending)
  await files.write(path, bytes)
  return files.readAddress(path)
}

function pathOf({ kind, id }: Opened, ending: 'jpg' | 'png'): string {
  return `codes/${kind}/${id}.${ending}`
}

export const open = handler('codes.open', async ({ store }, { scene }) => {
  const opened = parseScene(scene)
  if (opened?.kind === 'card') return ok({ kind: 'card', cardCode: opened.id })
  const found = opened?.kind === 'honour' && (await store.get('honours', opened.id))
  if (!found) return fail('CODE_UNKNOWN')
  const { villageId, honourId } = found
  return ok({ kind: 'honour', villageId, honourId })
})
