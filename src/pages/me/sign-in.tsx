import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useBind } from '@/features/session/hooks'
import { Button } from '@/components/button'
import { Choice, TextField } from '@/components/field'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import { parseScene } from '@/domain/codes/scene'
import { cardCodeMax } from '@/domain/session/limits'

/** From the address on the web, in WeChat from the scene of the card's code. */
function cardIn(scene: string | undefined): string {
  const opened = parseScene(scene)
  return opened?.kind === 'card' ? opened.id : ''
}

interface Candidate {
  readonly residentId: string
  readonly name: string
}

/** Sign-in with the household's card and the last four digits of the phone on the roster. */
export function SignIn({ folded }: { folded: boolean }) {
  // A card that was scanned brings its code along.
  const { params } = useRouter()
  const scanned = params.card ?? cardIn(params.scene)
  const [open, setOpen] = useState(!folded || scanned !== '')
  const [cardCode, setCardCode] = useState(scanned)
  const [phoneEnd, setPhoneEnd] = useState('')
  const [people, setPeople] = useState<readonly Candidate[] | null>(null)
  const [residentId, setResidentId] = useState<string | null>(null)
  const [error, setError] = useState<{ field: 'card' | 'phone' | 'who'; words: string } | null>(
    null,
  )
  const [lockedCard, setLockedCard] = useState<string | null>(null)
  const { run, busy } = useBind()
  const code = cardCode.replace(/\s/g, '').toUpperCase()
  const locked = lockedCard !== null && lockedCard === code

  /** Another card or phone: who was offered for the last one counts no longer. */
  const retype = () => {
    setPeople(null)
    setResidentId(null)
    setError(null)
  }

  const send = async () => {
    if (code === '') return setError({ field: 'card', words: '请填一户一码卡上的卡号' })
    if (!/^\d{4}$/.test(phoneEnd))
      return setError({ field: 'phone', words: '请填手机号的后四位数字' })
    if (people !== null && residentId === null)
      return setError({ field: 'who', words: '请选您是哪一位' })
    const result = await run({
      cardCode: code,
      phoneEnd,
      ...(residentId === null ? {} : { residentId }),
    })
    if (result.ok) return toast(`${result.data.identity.name}，您好`, { seal: 'approved' })
    switch (result.code) {
      case 'CHOOSE_RESIDENT':
        setError(null)
        return setPeople((result.data?.residents as Candidate[] | undefined) ?? [])
      case 'CARD_LOCKED':
      case 'CARD_SHUT':
        setLockedCard(code)
        return setError({ field: 'card', words: result.message })
      case 'CARD_OR_PHONE_WRONG':
        return setError({ field: 'phone', words: result.message })
      case 'CARD_REVOKED':
        return setError({ field: 'card', words: result.message })
      default:
        return setError({ field: 'card', words: result.message })
    }
  }

  if (!open) {
    return (
      <View className="pad fold">
        <Button wide onTap={() => setOpen(true)}>
          用一户一码登录
        </Button>
      </View>
    )
  }
  return (
    <>
      <SectionHead title="用一户一码登录" />
      <View>
        <TextField
          label="卡号"
          value={cardCode}
          max={cardCodeMax}
          placeholder="一户一码卡上的字母和数字"
          error={error?.field === 'card' ? error.words : undefined}
          onChange={(text) => {
            setCardCode(text)
            retype()
          }}
        />
        <TextField
          label="手机号后四位"
          type="number"
          value={phoneEnd}
          max={4}
          placeholder="登记在村里的那个手机号"
          error={error?.field === 'phone' ? error.words : undefined}
          onChange={(text) => {
            setPhoneEnd(text)
            retype()
          }}
        />
        {people === null ? null : (
          <Choice
            label="您是哪一位"
            hint="家里有几位登记了同一个手机号"
            value={residentId}
            error={error?.field === 'who' ? error.words : undefined}
            options={people.map((p) => ({ value: p.residentId, label: p.name }))}
            onChange={(id) => {
              setResidentId(id)
              setError(null)
            }}
          />
        )}
        <View className="pad fold">
          {locked ? (
            <Button wide reason="这张卡先锁住了，急用请找村委解锁" />
          ) : (
            <Button kind="primary" wide busy={busy} onTap={() => void send()}>
              登录
            </Button>
          )}
        </View>
        <View className="pad ink-2 t-sm">没有卡、换了手机号，都请找村委。</View>
      </View>
    </>
  )
}
