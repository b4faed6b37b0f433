import { Fragment, useContext, useEffect, useRef, type ReactNode } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { a11y, heading } from '../a11y'
import { cx } from '../cx'
import { Icon } from '../icon'
import { PrivacyGuide } from '../privacy-guide'
import { CatchBack } from '../sheet/catch-back'
import { AloudFirst, wordsOf } from '../read-aloud/of-page'
import { TabBar, tabs, type TabKey } from '../tab-bar'
import { Tap } from '../tap'
import { Toaster } from '../toast'
import { headStyle } from './frame'
import { ScreenGate } from './gate'
import './index.scss'

export interface ScreenProps {
  /** Drawn header with the way back (no way back on tab pages). */
  title?: string
  /** An own line in place of the title: the village's seal and name. */
  head?: ReactNode
  /** true or a function shows the way back, false hides it; by default pages outside the tab bar have it. */
  back?: boolean | (() => void)
  tab?: TabKey
  badges?: Partial<Record<TabKey, number>>
  /** Above the tab bar: the own rank. */
  strip?: ReactNode
  /** PageFoot: what can be done here. */
  foot?: ReactNode
  /** No header. */
  bare?: boolean
  /** What 读给我听 says of it in elder mode; else the words that stand there. */
  say?: () => string[]
  className?: string
  children?: ReactNode
}

const Layers = process.env.TARO_ENV === 'weapp' ? CatchBack : Fragment

const headHeight = { normal: 48, elder: 64 }

/** Root of every page: elder mode, paper ground, drawn header, safe areas, bottom stack, toasts. */
export function Screen(props: ScreenProps) {
  const { tab, badges, strip, foot, bare, say, className, children } = props
  const body = useRef<HTMLElement>(null)
  const { elder } = useElder()
  const Gate = useContext(ScreenGate) ?? Fragment
  useEffect(dropFirstFrame, [])
  return (
    <View className={cx('screen', elder && 'elder', className)}>
      <Layers>
        {bare ? null : <Head {...props} elder={elder} />}
        <View className="screen__body" ref={body} {...a11y({ role: 'main' })}>
          {elder && process.env.TARO_ENV !== 'weapp' ? (
            <AloudFirst say={say ?? (() => wordsOf(body.current))}>
              <Gate>{children}</Gate>
            </AloudFirst>
          ) : (
            <Gate>{children}</Gate>
          )}
        </View>
        <View className="screen__bottom">
          <Toaster />
          <PrivacyGuide />
          {strip}
          {foot || tab ? (
            <View className="screen__bar">
              {foot}
              {tab ? <TabBar current={tab} badges={badges} /> : null}
            </View>
          ) : null}
        </View>
      </Layers>
    </View>
  )
}

function Head({ title, head, back, tab, elder }: ScreenProps & { elder: boolean }) {
  const leaves = back ?? tab === undefined
  return (
    <View className="screen__head" style={headStyle(elder ? headHeight.elder : headHeight.normal)}>
      <View className="screen__line">
        {leaves ? (
          <Tap
            className="screen__back"
            label="返回"
            onTap={typeof back === 'function' ? back : goBack}
          >
            <Icon name="back" size={elder ? 30 : 24} />
          </Tap>
        ) : null}
        {head ?? (
          <View className="screen__title" {...heading(1)}>
            {title}
          </View>
        )}
      </View>
    </View>
  )
}

/** What src/index.html draws until a page stands. */
function dropFirstFrame(): void {
  if (process.env.TARO_ENV !== 'weapp') document.getElementById('frame')?.remove()
}

/** A page opened by a shared card has nothing behind it: then the first tab. */
function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: tabs[0].url })
}
