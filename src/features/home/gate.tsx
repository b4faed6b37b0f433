import { type PropsWithChildren } from 'react'
import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/empty'
import { NotFound } from '@/components/asked/not-found'
import { pageAt, pages, type Page } from '@/domain/common/pages'
import { OwnVillages } from '@/features/session/own-villages'
import { useMe } from '@/features/session/hooks'
import { openSignIn } from '@/routes'
import { useVillageId } from '@/session/village'
import { VillageFirst } from './village-first'

/** Shown to anybody, of one village: the one that the address names, else the one looked at. */
const ofAVillage: readonly Page[] = [
  'packages/boards/honour/index',
  'packages/boards/aspiration/index',
  'packages/boards/publicity/index',
  'packages/boards/reached/index',
  'packages/boards/rules/index',
  'packages/points/deed/index',
  'packages/activities/activity/index',
]

/** Neither of a village nor of a person; tab pages say themselves what they want. */
const ofNobody: readonly Page[] = [
  'pages/boards/index',
  'pages/activities/index',
  'pages/points/index',
  'pages/me/index',
  'packages/boards/village/index',
  'packages/boards/lost/index',
  'packages/account/sign-in/index',
  'packages/account/unsent/index',
  'packages/account/privacy/index',
  'packages/county/open/index',
]

/** Of an officer, also while the region has no village yet. */
const ofAnOfficer: readonly Page[] = ['packages/county/desk/index', 'packages/county/village/index']

/**
 * A page may be opened by any address, on a phone that knows nobody and no village: what it cannot do without is asked for
 * first, and then it goes on.
 */
export function Gate({ children }: PropsWithChildren) {
  const { path, params } = useRouter()
  const chosen = useVillageId()
  const page = pageAt(path)
  if (page === null) return children
  const led = params.scene !== undefined
  if (!led && pages[page].some((name) => !name.endsWith('?') && !params[name]))
    return <NotFound title="这个地址不完整" line="缺了要看哪一件，请从榜上再点进去。" />
  if (ofNobody.includes(page)) return children
  if (!ofAVillage.includes(page))
    return <PersonFirst officer={ofAnOfficer.includes(page)}>{children}</PersonFirst>
  return led || params.villageId || chosen !== null ? children : <VillageFirst />
}

function PersonFirst({ officer, children }: PropsWithChildren<{ officer: boolean }>) {
  const me = useMe()
  if (me.query.data === null || (me.villageId !== null && me.identities.length > 0)) return children
  if (officer && me.query.data.officer) return children
  return me.identities.length > 0 ? (
    <OwnVillages identities={me.identities} />
  ) : (
    <Empty
      picture="honour"
      title="先登录，再看这一页"
      line="登录好了，就回到这里。"
      action="去登录"
      onAction={openSignIn}
    />
  )
}
