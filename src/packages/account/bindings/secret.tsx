import { useState } from 'react'
import { View } from '@tarojs/components'
import { useSetSecret } from '@/features/session/bindings'
import { Button } from '@/components/button'
import { dayWords } from '@/components/dates'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import { dayOf } from '@/domain/common/day'
import { secretDigits } from '@/domain/session/limits'
import { isEasy } from '@/domain/session/secret'
import { today } from '@/session/clock'
import { SecretField } from '../secret-field'

/** Set or changed by anybody who is signed in; never shown again. */
export function Secret({
  villageId,
  secretAt,
  officer,
}: {
  villageId: string
  secretAt: string | null
  officer: boolean
}) {
  const [open, setOpen] = useState(secretAt === null)
  const [secret, setSecret] = useState('')
  const [error, setError] = useState<string>()
  const { run, busy } = useSetSecret()
  const whose = officer ? '您' : '家里'
  const send = async () => {
    if (secret.length !== secretDigits) return setError('口令要六位数字')
    if (isEasy(secret)) return setError('这个口令太好猜，请换一个，不要用 123456 这样的')
    const result = await run({ villageId, secret })
    if (!result.ok) return setError(result.message)
    setSecret('')
    setOpen(false)
    toast('口令存好了', { seal: 'approved' })
  }
  return (
    <>
      <SectionHead
        title="登录口令"
        note={secretAt === null ? '还没有设' : `${dayWords(dayOf(secretAt), today())}设的`}
      />
      <View className="pad ink-2 t-md bindings__note">
        {secretAt === null
          ? `${whose}还没有口令，请设一个。以后换手机、上网页，用卡号加口令登录。`
          : '换手机、上网页，用卡号加口令登录。忘了就在这里换一个。'}
      </View>
      {open ? (
        <>
          <SecretField
            label={secretAt === null ? '设个口令' : '新口令'}
            value={secret}
            error={error}
            onChange={(text) => {
              setSecret(text)
              setError(undefined)
            }}
          />
          <View className="pad bindings__go">
            <Button kind="primary" wide busy={busy} onTap={() => void send()}>
              存下
            </Button>
          </View>
        </>
      ) : (
        <View className="pad bindings__go">
          <Button wide onTap={() => setOpen(true)}>
            换口令
          </Button>
        </View>
      )}
    </>
  )
}
