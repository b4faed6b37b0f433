import type { Phone } from '../phone'

/** In the list; the head of the boards is called by the village too. */
const choice = /^柿湾村，.+户$/

/** A stranger's first page: it asks for the village, or is that of a demo, which shows one of its villages at once. */
export async function chooseVillage(stranger: Phone): Promise<void> {
  const asked = await stranger.until('a choice or the boards', async () => {
    if (await stranger.offers(/积分榜/, 'tab')) return 'nothing'
    return (await stranger.offers(choice)) && 'village'
  })
  if (asked === 'nothing') return
  await stranger.tap(choice)
  await stranger.offered(/积分榜/, 'tab')
}
