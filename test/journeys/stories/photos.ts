import { phonePhoto } from '../../files/phone-photo'
import type { Phone, Setting, Stage } from '../phone'
import { chooseVillage } from './visit'

/** Twelve megapixels. */
const photo = (background: string) => phonePhoto(4000, 3000, background)

async function choose(villager: Phone, files: readonly Buffer[]): Promise<void> {
  await villager.choosePhotos(/^加照片/, files)
  for (const number of files.keys()) await villager.offered(`去掉照片 ${String(number + 1)}`)
  await villager.until('all to have gone out', async () => {
    return (await villager.texts('photo-field__over')).length === 0
  })
}

/** How many photos are shown in this part; all have come, and none tells where it was taken. */
export async function shownPhotos(phone: Phone, className: string): Promise<number> {
  const pictures = await phone.pictures(className)
  for (const bytes of pictures) expect(bytes.toString('latin1')).not.toMatch(/SecretPhone|Exif/)
  return pictures.length
}

/** A stamp goes out when its time to undo is over, perhaps after the list was read: then it is read again. */
async function listed(phone: Phone, note: string): Promise<void> {
  await phone.until(`${note} in publicity`, async () => {
    await phone.later()
    await phone.open('packages/boards/publicity/index')
    await phone.until('the list', async () => {
      return (await phone.texts('pending')).length > 0
    })
    return phone.offers(note)
  })
}

export interface Telling {
  readonly note: string
  readonly setting?: Setting
  /** Looks at what is kept when both photos have been filed. */
  readonly filed?: () => void
  /** Looks at both of them large, which in WeChat is done on a screen of its own. */
  readonly enlarge?: (reviewer: Phone) => Promise<void>
}

export function tellPhotos(stage: Stage, { note, setting, filed, enlarge }: Telling): void {
  test('a claim with photos is seen by the reviewer, sent back, filed again in two taps with its photos, and posted', async () => {
    const villager = await stage.phone('赵永顺', setting)
    await villager.open('packages/points/claim/index')
    await villager.tap(/^公共劳动，/)
    await villager.type(note)
    await choose(villager, [await photo('#8a6'), await photo('#a86')])
    await villager.tap(/^报上去/)
    await villager.see('报上去了，等审核')
    filed?.()

    const reviewer = await stage.phone('杨树林')
    await reviewer.open('packages/committee/todo/index')
    await reviewer.offered(`照片，放大看：${note}`)
    if (enlarge) {
      await reviewer.tap(`照片，放大看：${note}`)
      await enlarge(reviewer)
    }
    await reviewer.tap(`退回：${note}`)
    await reviewer.type('看不出在哪里，请说清楚')
    await reviewer.tapOnSheet('退回', /^退回/)
    await reviewer.see('已退回，原因会告诉申报人')

    await villager.later()
    await villager.open('pages/points/index')
    await villager.tap(/被退回：看不出在哪里，请说清楚/)
    await villager.see('看不出在哪里，请说清楚')
    expect(await shownPhotos(villager, 'photos')).toBe(2)
    await villager.tap('再报一次')
    await villager.see(/^上次退回的原因/)
    for (const number of [1, 2]) await villager.offered(`去掉照片 ${String(number)}`)
    expect(await shownPhotos(villager, 'photo-field')).toBe(2)
    await villager.tap(/^报上去/)
    await villager.see('报上去了，等审核')
    await villager.tap('看这件事')
    await villager.see('等村委审核')
    const deed = await villager.route()

    await reviewer.later()
    await reviewer.open('packages/committee/todo/index')
    await reviewer.offered(`照片，放大看：${note}`)
    await reviewer.tap(`同意，盖章：${note}`)
    await reviewer.offered(`撤回：${note}`)
    await reviewer.gone(note)

    const visitor = await stage.phone()
    await chooseVillage(visitor)
    await listed(visitor, note)
    await visitor.tap(note)
    await visitor.see('公示中')
    expect(await visitor.texts('photos')).toEqual([])

    await stage.passDays(4)
    await villager.later()
    await villager.open(deed)
    await villager.see(/^第 \d+ 笔$/)
  })
}
