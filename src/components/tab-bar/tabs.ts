export interface Tab {
  key: string
  label: string
  url: string
}

/** The tab pages, in order. Keys name the drawings. */
export const tabs = [
  { key: 'boards', label: '榜', url: '/pages/boards/index' },
  { key: 'activities', label: '活动', url: '/pages/activities/index' },
  { key: 'points', label: '积分', url: '/pages/points/index' },
  { key: 'me', label: '我家', url: '/pages/me/index' },
] as const satisfies readonly Tab[]

export type TabKey = (typeof tabs)[number]['key']
