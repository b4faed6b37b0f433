import { View } from '@tarojs/components'
import { a11y, heading } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Calyx } from '@/components/honour-title'
import { VillageSeal, WordSeal } from '@/components/seal'
import { Photos, usePhotoViewer } from '@/components/photos'
import { Tap } from '@/components/tap'
import { WreathPhoto } from '@/components/wreath-photo'
import type { HonourView } from '@/domain/honours/contract'
import { portraitOf } from '@/features/honours/words'
import { useElder } from '@/theme/elder'
import { documentDate } from './document-date'
import './certificate.scss'

/** Names longer than this are set smaller, so that they stay on one line at 320 px. */
const longName = 5

/** The certificate: corners cut from paper, wreath, honour, name, what was done, who gave it, the village's seal over the end. */
export function Certificate({ honour, village }: { honour: HonourView; village: string }) {
  const { elder } = useElder()
  const { title, name, group, citation, issuer, awardedOn, withdrawal } = honour
  const [first, ...others] = honour.photos
  const { open, viewer } = usePhotoViewer(honour.photos)
  const withdrawn = honour.state === 'withdrawn'
  return (
    <View className={cx('cert', withdrawn && 'cert--withdrawn')}>
      <View className="cert__corner cert__corner--1" />
      <View className="cert__corner cert__corner--2" />
      <View className="cert__corner cert__corner--3" />
      <View className="cert__corner cert__corner--4" />
      {withdrawn ? (
        <View className="cert__withdrawn" {...a11y({ role: 'note' })}>
          <WordSeal word="撤下" size={58} tilt={-4} />
          <View className="cert__reason">{`这条荣誉已经撤下：${withdrawal ?? ''}`}</View>
        </View>
      ) : null}
      <Tap
        {...(first ? { label: `${name}的照片，放大看` } : {})}
        onTap={first ? () => open(honour.photos, 0, `${name}的照片`) : undefined}
      >
        <WreathPhoto
          src={first?.thumb}
          portrait={portraitOf(honour)}
          letter={name.charAt(0)}
          size={elder ? 150 : 178}
          label={first ? `${name}的照片` : name}
        />
      </Tap>
      {viewer}
      <View className="cert__honour">
        <Calyx />
        <View>{title}</View>
        <Calyx />
      </View>
      <View
        className={cx('cert__name', name.length > longName && 'cert__name--long')}
        {...heading(2)}
      >
        {name}
      </View>
      <View className="cert__group">{`${village}${group}`}</View>
      <View className="cert__citation">{citation}</View>
      <Photos photos={others} label={`${name}的照片`} />
      <View className="cert__issued">
        <View className="cert__issuer">{issuer}</View>
        <View>{documentDate(awardedOn)}</View>
        {withdrawn ? null : (
          <View className="cert__seal">
            <VillageSeal name={village} size={78} line tilt={-5} />
          </View>
        )}
      </View>
    </View>
  )
}
