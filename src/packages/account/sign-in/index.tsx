import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useBind } from '@/features/session/binding'
import { thisBrowser } from '@/features/session/web-code'
import { goInstead, openSignIn } from '@/routes'
import { Button } from '@/components/button'
import { Choice, TextField } from '@/components/field'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import { cardCodeMax, onceDigits, secretDigits } from '@/domain/session/limits'
import { isEasy } from '@/domain/session/secret'
import { SecretField } from '../secret-field'
import { Waiting } from './waiting'
import './index.scss'

interface Candidate {
  readonly residentId: string
  readonly name: string
}

type Field = 'card' | 'proof' | 'who' | 'secret'
type Fault = { readonly field: Field; readonly words: string }

const fieldOf: Readonly<Record<string, Field>> = {
  CHOOSE_RESIDENT: 'who',
  CARD_OR_SECRET_WRONG: 'proof',
  PROOF_MISSING: 'proof',
  SECRET_WANTED: 'secret',
  SECRET_EASY: 'secret',
  SECRET_OF_PHONE: 'secret',
  SECRET_OF_BIRTHDAY: 'secret',
}

/** 0: card and proof; then who it is, where several live there; with a one-time code the secret that it sets. */
export default function SignIn() {
  const { params } = useRouter()
  const [cardCode, setCardCode] = useState(params.card ?? '')
  const [proof, setProof] = useState('')
  const [people, setPeople] = useState<readonly Candidate[] | null>(null)
  const [residentId, setResidentId] = useState<string | null>(null)
  /** Null while none is asked for. */
  const [secret, setSecret] = useState<string | null>(null)
  const [error, setError] = useState<Fault | null>(null)
  const [lockedCard, setLockedCard] = useState<string | null>(null)
  const { run, busy, kept, keep } = useBind()
  const code = cardCode.replace(/\s/g, '').toUpperCase()
  const locked = lockedCard !== null && lockedCard === code
  const wrong = (field: Field) => (error?.field === field ? error.words : undefined)

  /** Another card or proof: who was offered for the last one counts no longer. */
  const retype = () => {
    setPeople(null)
    setResidentId(null)
    setSecret(null)
    setError(null)
  }

  const send = async () => {
    const missing = faultIn({ code, proof, people, residentId, secret })
    if (missing) return setError(missing)
    const result = await run({
      cardCode: code,
      proof,
      ...(residentId === null ? {} : { residentId }),
      ...(secret === null ? {} : { secret }),
      ...(process.env.TARO_ENV === 'weapp' ? {} : { device: thisBrowser(navigator.userAgent) }),
    })
    if (result.ok) {
      const { identity, waits } = result.data
      if (waits) return undefined
      // An officer is there before there is a village.
      if (identity === null) return goInstead('packages/county/desk/index')
      toast(`${identity.name}，您好`, { seal: 'approved' })
      return openSignIn()
    }
    if (result.code === 'CARD_LOCKED' || result.code === 'CARD_SHUT') setLockedCard(code)
    if (result.code === 'CHOOSE_RESIDENT')
      setPeople((result.data?.residents as Candidate[] | undefined) ?? [])
    // With the paper's code the secret comes next, whoever it is.
    const isOnce = proof.length === onceDigits
    const right = result.code === 'CHOOSE_RESIDENT' || result.code === 'SECRET_WANTED'
    if (right) setSecret(isOnce ? '' : null)
    setError(right ? null : { field: fieldOf[result.code] ?? 'card', words: result.message })
  }

  if (kept !== null) {
    const enter = () => {
      toast('同意了，登录好了', { seal: 'approved' })
      openSignIn()
    }
    return (
      <Screen title="用一户一码登录">
        <Waiting kept={kept} keep={keep} onSignedIn={enter} />
      </Screen>
    )
  }

  const enter = busy || locked ? undefined : () => void send()
  return (
    <Screen title="用一户一码登录">
      <TextField
        label="卡号"
        value={cardCode}
        max={cardCodeMax}
        placeholder="户卡上的字母和数字"
        error={wrong('card')}
        onEnter={enter}
        onChange={(text) => {
          setCardCode(text)
          retype()
        }}
      />
      <TextField
        label="口令或登录码"
        type="number"
        value={proof}
        max={cardCodeMax}
        hint="家里的口令是六位，纸上的登录码是八位"
        error={wrong('proof')}
        onEnter={enter}
        onChange={(text) => {
          setProof(text.replace(/\D/g, '').slice(0, onceDigits))
          retype()
        }}
      />
      {people === null ? null : (
        <Choice
          label="您是哪一位"
          value={residentId}
          error={wrong('who')}
          options={people.map((p) => ({ value: p.residentId, label: p.name }))}
          onChange={(id) => {
            setResidentId(id)
            setError(null)
          }}
        />
      )}
      {secret === null ? null : (
        <SecretField
          label="给家里设个口令"
          value={secret}
          error={wrong('secret')}
          onEnter={enter}
          onChange={(text) => {
            setSecret(text)
            setError(null)
          }}
        />
      )}
      <View className="pad sign-in__go">
        {locked ? (
          <Button wide reason="这张卡先锁住了，急用请找村委解锁" />
        ) : (
          <Button kind="primary" wide busy={busy} onTap={() => void send()}>
            {people === null && secret === null ? '下一步' : '登录'}
          </Button>
        )}
      </View>
      <View className="pad ink-2 t-sm sign-in__help">
        <View>第一次登录、忘了口令：找村委要一张登录码，只能用一次。</View>
        <View>没有卡、卡丢了：找村委换新卡。</View>
        <View>光有手机号登录不了。谁问您要口令、登录码，都不要给。</View>
      </View>
    </Screen>
  )
}

/** What is missing, told where it goes before anything is sent. */
function faultIn(typed: {
  code: string
  proof: string
  people: readonly Candidate[] | null
  residentId: string | null
  secret: string | null
}): Fault | null {
  const { code, proof, people, residentId, secret } = typed
  if (code === '') return { field: 'card', words: '请填户卡上的卡号' }
  if (proof === '') return { field: 'proof', words: '请填家里的口令，或村委给的登录码' }
  if (proof.length !== secretDigits && proof.length !== onceDigits)
    return { field: 'proof', words: '口令是六位数字，登录码是八位数字，请核对' }
  if (people !== null && residentId === null) return { field: 'who', words: '请选您是哪一位' }
  if (secret === null) return null
  if (secret.length !== secretDigits) return { field: 'secret', words: '口令要六位数字' }
  return isEasy(secret)
    ? { field: 'secret', words: '这个口令太好猜，请换一个，不要用 123456 这样的' }
    : null
}
