import type { Phone } from '../phone'

/** Stamps the first deed of this title that waits on the page of what is to do, and lets the time to undo it pass. */
export async function stampShown(phone: Phone, title: string): Promise<void> {
  const approve = `同意，盖章：${title}`
  await phone.see(/审事迹/)
  for (;;) {
    const found = await phone.until('a deed or more of them', async () => {
      if (await phone.offers(approve)) return 'deed'
      return (await phone.offers(/再看/)) && 'more'
    })
    if (found === 'deed') break
    await phone.tap(/再看/)
  }
  await phone.tap(approve)
  await phone.see(/已同意/)
  await phone.gone(new RegExp(`^撤回：${title}`))
}

export async function stamp(phone: Phone, title: string): Promise<void> {
  await phone.open('packages/committee/todo/index')
  await stampShown(phone, title)
}
