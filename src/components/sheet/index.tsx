import { useEffect, useState, type ReactNode } from 'react'
import { Popup } from '@nutui/nutui-react-taro'
import { ScrollView, View } from '@tarojs/components'
import { a11y, heading } from '../a11y'
import { Icon } from '../icon'
import { Tap } from '../tap'
import { useLayer } from './layer'
import './index.scss'

export interface SheetProps {
  open: boolean
  title?: string
  onClose: () => void
  children?: ReactNode
  /** Stays below what scrolls: the buttons. */
  foot?: ReactNode
  /** Id of a part that is wrong: brought into view, since large type pushes it below the fold. */
  wrong?: string
}

/** Over the page and its bars. */
const layer = 60

/**
 * A sheet of paper from below: NutUI's popup, without its portal, so that it stands inside the screen where elder mode
 * reaches it. What is closed is gone, and whoever opened it decides whether a tap beside it closes it.
 */
export function Sheet({ open, title, onClose, children, foot, wrong }: SheetProps) {
  const panel = useLayer(open, onClose)
  const inView = useInView(wrong)

  if (!open) return null
  return (
    <Popup
      visible
      position="bottom"
      className="sheet"
      overlayClassName="sheet__shade"
      zIndex={layer}
      onOverlayClick={() => {
        onClose()
        return false
      }}
    >
      <View
        className="sheet__panel"
        ref={panel}
        {...(process.env.TARO_ENV === 'weapp' ? {} : { tabIndex: -1, 'aria-modal': 'true' })}
        {...a11y({ role: 'dialog', label: title })}
      >
        <View className="sheet__head">
          <View className="sheet__title" {...heading(2)}>
            {title}
          </View>
          <Tap className="sheet__close" label="关闭" onTap={onClose}>
            <Icon name="close" />
          </Tap>
        </View>
        <ScrollView className="sheet__body" scrollY {...inView}>
          {children}
        </ScrollView>
        {foot ? <View className="sheet__foot">{foot}</View> : null}
      </View>
    </Popup>
  )
}

/** Once what is wrong there has been drawn: WeChat scrolls by an attribute, the browser when told to. */
function useInView(id: string | undefined): { scrollIntoView?: string } {
  const [shown, setShown] = useState<string>()
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp') setShown(id)
    else if (id !== undefined) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [id])
  return shown === undefined ? {} : { scrollIntoView: shown }
}
