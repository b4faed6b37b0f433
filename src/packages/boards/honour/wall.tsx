import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { a11y, heading } from '@/components/a11y'
import { Button } from '@/components/button'
import { dayWords } from '@/components/dates'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast'
import { codeStyle } from '@/features/codes/card-sheet'
import { useHonourCode } from '@/features/codes/hooks'
import { useHonours } from '@/features/honours/hooks'
import { savePicture } from '@/features/honours/picture'
import { dayOf } from '@/domain/common/day'
import type { HonourView } from '@/domain/honours/contract'
import { goInstead, openBoards } from '@/routes'
import { today } from '@/session/clock'

interface BesideProps {
  honour: HonourView
  villageId: string | null
  board: string
  /** As it stands on the page. */
  certificate: () => HTMLElement | null
  onShare: () => void
  onWithdraw: (() => void) | undefined
}

/** Beside the certificate on a wide window: how it came to hang there, and what can be done with it. */
export function Beside(props: BesideProps) {
  const { honour, villageId, board, certificate, onShare, onWithdraw } = props
  const posted = honour.state === 'posted'
  useEffect(acrossTheSheet, [])
  return (
    <View className="honour-beside">
      <Tap className="honour-beside__back t-sm ink-2" role="link" onTap={openBoards}>
        {`‹ ${board}`}
      </Tap>
      <View className="honour-beside__step">
        <View className="honour-beside__dot" />
        <View>
          <View className="red strong" {...heading(2)}>
            张榜
          </View>
          <View className="t-sm ink-2">
            {`${dayWords(dayOf(honour.postedAt), today())}　第 ${honour.number} 号`}
          </View>
        </View>
      </View>
      {posted ? (
        <View className="honour-beside__acts">
          <Button kind="primary" wide icon="print" onTap={() => window.print()}>
            打印　A4 横排一张
          </Button>
          <View className="honour-beside__two">
            <SaveButton honour={honour} certificate={certificate} />
            <Button wide icon="share" onTap={onShare}>
              发给亲友
            </Button>
          </View>
          {onWithdraw ? (
            <Button wide onTap={onWithdraw}>
              撤下
            </Button>
          ) : null}
        </View>
      ) : null}
      <PageCode villageId={villageId} honourId={honour.honourId} />
    </View>
  )
}

function SaveButton({ honour, certificate }: Pick<BesideProps, 'honour' | 'certificate'>) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    const part = certificate()
    if (part === null) return
    setBusy(true)
    const saved = await savePicture(part, `${honour.name} ${honour.title}.png`)
    setBusy(false)
    toast(saved ? '图存好了，在浏览器的下载里' : '没有存成，请点「打印」，打印机选「另存为 PDF」')
  }
  return (
    <Button wide icon="save" busy={busy} onTap={() => void save()}>
      存图
    </Button>
  )
}

/** What leads a phone to this page. */
function PageCode({ villageId, honourId }: { villageId: string | null; honourId: string }) {
  const square = useHonourCode(villageId, honourId).data?.square
  return (
    <View className="honour-beside__code">
      {square ? (
        <View
          className="honour-beside__square"
          style={codeStyle(square)}
          {...a11y({ role: 'img', label: '二维码' })}
        />
      ) : null}
      <View className="t-sm ink-2">
        {square ? (
          <>
            <View>微信扫码，</View>
            <View>在手机上看这一页</View>
          </>
        ) : null}
        <View className="ink-3">撤下的荣誉会写明理由</View>
      </View>
    </View>
  )
}

/** As long as it stands here. A named page would say it in the style sheet, but is not followed below the app's own frame. */
function acrossTheSheet(): () => void {
  const style = document.createElement('style')
  style.textContent = '@page { size: A4 landscape; margin: 0; }'
  document.head.append(style)
  return () => style.remove()
}

/** Below it: who hangs before and after, also by the arrow keys. */
export function Neighbours({ honourId }: { honourId: string }) {
  const { rows } = useHonours()
  const at = rows?.findIndex((honour) => honour.honourId === honourId) ?? -1
  const before = at > 0 ? rows?.[at - 1] : undefined
  const after = at >= 0 ? rows?.[at + 1] : undefined
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const to = { ArrowLeft: before, ArrowRight: after }[event.key]
      const typing = event.target instanceof Element && event.target.closest('input, textarea')
      if (to && !typing && !event.altKey) open(to)
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [before, after])
  if (!before && !after) return null
  return (
    <View className="neighbours">
      {before ? <Neighbour honour={before} words="前一位" /> : <View />}
      {after ? <Neighbour honour={after} words="后一位" after /> : null}
    </View>
  )
}

function Neighbour({
  honour,
  words,
  after = false,
}: {
  honour: HonourView
  words: string
  after?: boolean
}) {
  return (
    <Tap
      className={after ? 'neighbour neighbour--after' : 'neighbour'}
      role="link"
      label={`${words}：${honour.name}，${honour.title}`}
      onTap={() => open(honour)}
    >
      <View className="neighbour__to">
        <Icon name={after ? 'next' : 'back'} size={18} />
      </View>
      <View>
        <View className="t-sm ink-2">{words}</View>
        <View className="neighbour__who">
          <View className="strong">{honour.name}</View>
          <View className="neighbour__honour">{honour.title}</View>
        </View>
      </View>
    </Tap>
  )
}

function open({ honourId }: HonourView): void {
  goInstead('packages/boards/honour/index', { honourId })
}
