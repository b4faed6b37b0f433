import sharp from 'sharp'
import { stageOfFile } from './stage'

const stage = stageOfFile()

const note = '给桥头补了一段护栏'

/** As a phone takes it: turned, and saying where. */
function photo(background: string): Promise<Buffer> {
  return sharp({ create: { width: 2400, height: 1800, channels: 3, background } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: 'SecretPhone' } })
    .toBuffer()
}

test('a claim with photos is seen by the reviewer and sent back, and is filed again with its photos', async () => {
  const villager = await stage.phone('赵永顺')
  await villager.open('packages/points/claim/index')
  await villager.tap(/^公共劳动，/)
  await villager.type(note)
  await villager.willChoosePhotos([await photo('#8a6'), await photo('#a86')])
  await villager.tap(/^加照片/)
  for (const number of [1, 2]) await villager.see(`去掉照片 ${String(number)}`)
  await villager.until('both to have gone out', async () => {
    return (await villager.texts('photo-field__over')).length === 0
  })
  await villager.tap(/^报上去/)
  await villager.see('报上去了，等审核')

  const kept = [...stage.county.loopback.files].filter(([name]) => name.startsWith('photos/'))
  for (const [name, bytes] of kept.slice(-4))
    expect([name, /SecretPhone|Exif/.test(bytes.toString('latin1'))]).toEqual([name, false])

  const reviewer = await stage.phone('杨树林')
  await reviewer.open('packages/committee/todo/index')
  await reviewer.see(`照片，放大看：${note}`)
  await reviewer.tap(`退回：${note}`)
  await reviewer.see('退回')
  await reviewer.type('看不出在哪里，请说清楚')
  await reviewer.tap(/^退回/, 'sheet__foot')
  await reviewer.see('已退回，原因会告诉申报人')

  const later = await stage.phone('赵永顺')
  await later.open('pages/points/index')
  await later.tap(/被退回：看不出在哪里，请说清楚/)
  await later.tap('再报一次')
  await later.see(/^上次退回的原因/)
  for (const number of [1, 2]) await later.see(`去掉照片 ${String(number)}`)
  await later.tap(/^报上去/)
  await later.see('报上去了，等审核')
})
