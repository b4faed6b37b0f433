import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { agoWords } from '@/components/dates'
import { TextField } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { useConfirmCode } from '@/features/session/web-code'
import { codeDigits } from '@/domain/session/limits'
import { nowMs } from '@/session/clock'

interface Asking {
  readonly browser: string
  readonly askedAt: string
}

/** The code is looked at first: whoever typed somebody else's sees whose browser it is. */
export function ConfirmCode() {
  const { look, confirm, busy } = useConfirmCode()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [asking, setAsking] = useState<Asking | null>(null)
  const next = async () => {
    if (code.length !== codeDigits) return setError('请填网页上的六位数字')
    const result = await look(code)
    if (result.ok) setAsking(result.data)
    else setError(result.message)
  }
  const sure = async () => {
    const result = await confirm(code)
    setAsking(null)
    if (!result.ok) return setError(result.message)
    setCode('')
    toast('网页登录好了', { seal: 'approved' })
  }
  return (
    <>
      <View className="pad ink-2 t-md browsers__how">
        电脑上打开志气榜网页，点「我家」「显示登录码」，把那六位数字填在这里。
      </View>
      <TextField
        label="登录码"
        type="number"
        value={code}
        max={codeDigits}
        placeholder="网页上的六位数字"
        error={error}
        onChange={(text) => {
          setCode(text.replace(/\D/g, ''))
          setError(undefined)
        }}
      />
      <View className="pad browsers__next">
        <Button kind="primary" wide busy={busy && asking === null} onTap={() => void next()}>
          下一步
        </Button>
      </View>
      <Sheet
        open={asking !== null}
        title="让这个网页登录？"
        onClose={() => setAsking(null)}
        foot={
          <Button kind="primary" wide busy={busy} onTap={() => void sure()}>
            是我打开的，登录
          </Button>
        }
      >
        <View className="pad t-md browsers__asking">
          <View className="strong">{asking?.browser}</View>
          <View className="ink-2">
            {asking === null ? '' : `${agoWords(Date.parse(asking.askedAt), nowMs())}要的码`}
          </View>
          <View>登录后，那个网页能看您家的、替您办事。</View>
          <View className="red">不是您自己打开的网页，不要点。别人要您填码，多半是骗人的。</View>
        </View>
      </Sheet>
    </>
  )
}
