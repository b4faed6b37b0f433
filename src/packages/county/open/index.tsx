import { useState } from 'react'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { useOpenCounty } from '@/features/founding/hooks'
import { useFoundingState } from '@/features/founding/state'
import { goInstead, openBoards } from '@/routes'
import { heading } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/field'
import { PageFoot } from '@/components/page-foot'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import {
  foundingCodeHours,
  foundingCodeLength,
  personNameMax,
  placeNameMax,
} from '@/domain/founding/limits'
import { secretDigits } from '@/domain/session/limits'
import { isEasy } from '@/domain/session/secret'
import { Code } from './code'
import './index.scss'

type Field = 'code' | 'county' | 'name' | 'phone' | 'secret'
type Typed = Readonly<Record<Field, string>>
type Fault = { readonly field: Field; readonly words: string }

const empty: Typed = { code: '', county: '', name: '', phone: '', secret: '' }
const codeFaults = [
  'FOUNDING_CODE_WRONG',
  'FOUNDING_CODE_LATE',
  'FOUNDING_CODE_USED',
  'FOUNDING_LOCKED',
]
const secretFaults = ['SECRET_EASY', 'SECRET_OF_PHONE', 'SECRET_OF_BIRTHDAY']

/** 初次开机: an installation that is empty paper, and the code that begins it. */
export default function OpenCounty() {
  const state = useFoundingState()
  const [typed, setTyped] = useState(empty)
  const [fault, setFault] = useState<Fault | null>(null)
  const [cardCode, setCardCode] = useState<string | null>(null)
  const { run, busy } = useOpenCounty()
  const set = (field: Field) => (text: string) => {
    setTyped((before) => ({ ...before, [field]: text }))
    if (fault?.field === field) setFault(null)
  }
  const wrong = (field: Field) => (fault?.field === field ? fault.words : undefined)
  const send = async () => {
    const missing = faultIn(typed)
    setFault(missing)
    if (missing) return
    const result = await run(typed)
    if (result.ok) return setCardCode(result.data.cardCode)
    const field = fieldOf(result.code, (each) => fieldError(result, each) !== undefined)
    if (field) setFault({ field, words: fieldError(result, field) ?? result.message })
    else toast(result.message)
  }

  if (cardCode !== null) return <Opened county={typed.county} cardCode={cardCode} />
  return (
    <Screen
      title="初次开机"
      foot={
        state.data?.founded === false ? (
          <PageFoot>
            <Button kind="primary" wide busy={busy} onTap={() => void send()}>
              开县
            </Button>
          </PageFoot>
        ) : undefined
      }
    >
      <Asked query={state}>
        {({ founded, codeHours }) =>
          founded ? (
            <Empty
              picture="done"
              title="这里已经开过县了"
              line="干部用自己的卡登录；村民去看榜。"
              action="去看榜"
              onAction={openBoards}
            />
          ) : (
            <>
              <View className="pad open__head">
                <View className="open__title" {...heading(1)}>
                  <View className="open__part">一张白纸，</View>
                  <View className="open__part">等您落笔</View>
                </View>
                <View className="t-md ink-2">
                  这里还没有县，也没有村。请县里管这件事的干部，用开机码开头。
                </View>
              </View>
              <Code
                value={typed.code}
                hours={codeHours}
                error={wrong('code')}
                onChange={set('code')}
              />
              <TextField
                label="县名"
                value={typed.county}
                max={placeNameMax}
                placeholder="如 云岭县"
                error={wrong('county')}
                onChange={set('county')}
              />
              <TextField
                label="您是"
                value={typed.name}
                max={personNameMax}
                placeholder="姓名"
                error={wrong('name')}
                onChange={set('name')}
              />
              <TextField
                label="手机"
                type="number"
                value={typed.phone}
                max={11}
                placeholder="11 位"
                error={wrong('phone')}
                onChange={set('phone')}
              />
              <TextField
                label="给自己设个口令"
                type="number"
                value={typed.secret}
                max={secretDigits}
                hint="六位数字，往后用卡号和它登录；别写在卡上"
                error={wrong('secret')}
                onChange={set('secret')}
              />
              <Steps />
              <View className="pad t-sm ink-3 open__help">
                {`码${String(foundingCodeHours)}小时有效。过了时、丢了，请管机器的人再开一次，会出新码，旧码作废。输错 5 次停 1 小时。干部的卡随时能收回。`}
              </View>
            </>
          )
        }
      </Asked>
    </Screen>
  )
}

function Opened({ county, cardCode }: { county: string; cardCode: string }) {
  return (
    <Screen title="开好了">
      <View className="pad open__head">
        <View className="open__title" {...heading(1)}>
          {`${county}开好了`}
        </View>
        <View className="t-md ink-2">这是您的卡号，请抄下来。往后登录：卡号，加您刚设的口令。</View>
      </View>
      <View className="open__slip open__slip--card">
        <View className="t-sm ink-2">您的卡号</View>
        <View className="open__card num">{`${cardCode.slice(0, 4)} ${cardCode.slice(4)}`}</View>
      </View>
      <View className="pad">
        <Button kind="primary" wide onTap={() => goInstead('packages/county/desk/index')}>
          抄好了，去建乡镇
        </Button>
      </View>
    </Screen>
  )
}

/** What comes after it; the first is being done. */
function Steps() {
  const steps = [
    ['县', '开县'],
    ['镇', '建乡镇'],
    ['卡', '发干部卡'],
    ['村', '建村'],
  ] as const
  return (
    <View className="pad open__steps">
      {steps.map(([sign, words], i) => (
        <View key={sign} className="open__step">
          <View className={cx('open__sign', i === 0 && 'open__sign--now')}>{sign}</View>
          <View className="t-sm">{words}</View>
        </View>
      ))}
    </View>
  )
}

function faultIn({ code, county, name, phone, secret }: Typed): Fault | null {
  if (code.length !== foundingCodeLength) return { field: 'code', words: '开机码是八个字母和数字' }
  if (county.trim() === '') return { field: 'county', words: '请填县名' }
  if (name.trim() === '') return { field: 'name', words: '请填您的姓名' }
  if (!/^1\d{10}$/.test(phone)) return { field: 'phone', words: '手机号是 11 位数字，以 1 开头' }
  if (secret.length !== secretDigits) return { field: 'secret', words: '口令要六位数字' }
  return isEasy(secret)
    ? { field: 'secret', words: '这个口令太好猜，请换一个，不要用 123456 这样的' }
    : null
}

function fieldOf(code: string, named: (field: Field) => boolean): Field | null {
  if (codeFaults.includes(code)) return 'code'
  if (secretFaults.includes(code)) return 'secret'
  return (Object.keys(empty) as Field[]).find(named) ?? null
}
