import { useState } from 'react'
import { View } from '@tarojs/components'
import { useWebCode } from '@/features/session/web-code'
import { a11y } from '@/components/a11y'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import { codeDigits } from '@/domain/session/limits'

/** Web: whoever uses the mini-program signs in with it, without card and phone. */
export function WebCodeSignIn() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <SectionHead title="用微信登录" />
      {open ? (
        <Code />
      ) : (
        <View className="pad fold">
          <Button wide onTap={() => setOpen(true)}>
            显示登录码
          </Button>
        </View>
      )}
    </>
  )
}

function Code() {
  const { stage, again, checkNow } = useWebCode(() => toast('登录好了', { seal: 'approved' }))
  if (stage.at === 'asking') return <Loading rows={2} />
  if (stage.at === 'over') {
    return (
      <View className="pad web-code">
        <View className="ink-2 t-md" {...a11y({ role: 'alert' })}>
          {stage.message}
        </View>
        <Button kind="primary" wide onTap={() => void again()}>
          换一个码
        </Button>
      </View>
    )
  }
  return (
    <View className="pad web-code">
      <View className="web-code__digits num" {...a11y({ role: 'text', label: spoken(stage.code) })}>
        {inTwo(stage.code)}
      </View>
      <View className="ink-2 t-md">
        微信里打开志气榜小程序，点「我家」「登录网页版」，填这六位数字。五分钟内有效。
      </View>
      <Button wide onTap={() => void checkNow()}>
        手机上确认好了
      </Button>
    </View>
  )
}

/** 031 425 */
function inTwo(code: string): string {
  return `${code.slice(0, codeDigits / 2)} ${code.slice(codeDigits / 2)}`
}

/** Digit by digit, not as a number. */
function spoken(code: string): string {
  return `登录码 ${Array.from(code).join(' ')}`
}
