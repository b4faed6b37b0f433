import Taro from '@tarojs/taro'

/** Where the boards lead. */
const go = (url: string) => void Taro.navigateTo({ url })

export const openHonour = (honourId: string) =>
  go(`/packages/boards/honour/index?honourId=${honourId}`)
export const openAspiration = (aspirationId: string) =>
  go(`/packages/boards/aspiration/index?aspirationId=${aspirationId}`)
export const openAspire = () => go('/packages/boards/aspire/index')
export const openPublicity = () => go('/packages/boards/publicity/index')
export const openRules = () => go('/packages/boards/rules/index')
export const openVillages = () => go('/packages/boards/village/index')
export const openDeed = (deedId: string) => go(`/packages/points/deed/index?deedId=${deedId}`)
export const openPostHonour = () => go('/packages/committee/honour/index')
export const openClaim = () => go('/packages/points/claim/index')

/** Signing in and the own points live on tab pages. */
export const openSignIn = () => void Taro.switchTab({ url: '/pages/me/index' })
export const openPoints = () => void Taro.switchTab({ url: '/pages/points/index' })
export const openBoards = () => void Taro.switchTab({ url: '/pages/boards/index' })
