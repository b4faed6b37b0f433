import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'

export interface ShareCard {
  /** No name that a visitor may not see: the card goes to anybody. */
  readonly title: string
  /** `/pages/boards/index` */
  readonly page: string
  /** What the page needs to open for somebody of another village; null or empty is left out. */
  readonly query: Readonly<Record<string, string | null | undefined>>
  /** A photo of what is shared, by its address. */
  readonly photo?: string | undefined
  /** Else a drawing of ours, 5 : 4 as WeChat crops it: see `config/share-pictures.ts`. */
  readonly drawing: 'boards' | 'honour' | 'activity'
}

/** What WeChat sends when the page is passed on to somebody or posted among friends. */
export function useShareCard(card: ShareCard): void {
  const { title, page, photo, drawing } = card
  const query = Object.entries(card.query)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('&')
  const imageUrl = photo ?? `/share/${drawing}.png`
  useShareAppMessage(() => ({ title, path: query === '' ? page : `${page}?${query}`, imageUrl }))
  useShareTimeline(() => ({ title, query, imageUrl }))
}
