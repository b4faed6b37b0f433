import type { Phone } from '../phone'

/** A stranger's first page: it asks for the village, or is that of a demo, which shows one of its villages at once. */
export async function chooseVillage(stranger: Phone): Promise<void> {
  const asked = await stranger.until('a choice or the boards', async () => {
    if (await stranger.offers(/积分榜/, 'tab')) return 'nothing'
    return (await stranger.offers(/柿湾村/)) && 'village'
  })
  if (asked === 'nothing') return
  await stranger.tap(/柿湾村/)
  await stranger.offered(/积分榜/, 'tab')
}
