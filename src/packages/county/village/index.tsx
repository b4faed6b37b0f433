import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { useAddVillage, useFoundingOverview } from '@/features/founding/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/field'
import { PageFoot } from '@/components/page-foot'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import type { Answer } from '@/domain/contracts'
import { personNameMax, placeNameMax } from '@/domain/founding/limits'
import { GivenCardSlip } from '../given-card'
import './index.scss'

const parts = ['name', 'phone', 'group', 'number'] as const
type Part = (typeof parts)[number]
type Person = Readonly<Record<Part, string>>
type Who = 'committee' | 'reviewer'

const nobody: Person = { name: '', phone: '', group: '', number: '' }
const fields = {
  name: { label: '姓名', max: personNameMax },
  phone: { label: '手机', max: 11, type: 'number', placeholder: '11 位' },
  group: { label: '小组', max: 10, placeholder: '如 一组' },
  number: { label: '门牌号', max: 10, placeholder: '如 12' },
} as const

/** 建一个村: its name, and the first two people, one who files for the village and one who reviews. */
export default function AddVillage() {
  const { params } = useRouter()
  const overview = useFoundingOverview()
  const town = overview.data?.towns.find(({ regionId }) => regionId === params.townId)
  const [name, setName] = useState('')
  const [people, setPeople] = useState<Record<Who, Person>>({ committee: nobody, reviewer: nobody })
  const [fault, setFault] = useState<{ field: string; words: string } | null>(null)
  const [made, setMade] = useState<Answer<'founding.addVillage'> | null>(null)
  const add = useAddVillage()
  const wrong = (field: string) => (fault?.field === field ? fault.words : undefined)
  const set = (who: Who, part: Part) => (text: string) => {
    setPeople((before) => ({ ...before, [who]: { ...before[who], [part]: text } }))
    setFault(null)
  }
  const send = async () => {
    const missing = faultIn(name, people)
    setFault(missing)
    if (missing) return
    const result = await add.run({ townId: params.townId ?? '', name, ...people })
    if (result.ok) return setMade(result.data)
    const named = names.find((field) => fieldError(result, field) !== undefined)
    if (named) setFault({ field: named, words: fieldError(result, named) ?? '' })
    else if (result.code === 'FIRST_TWO_ALIKE')
      setFault({ field: 'reviewer.name', words: result.message })
    else if (result.code === 'VILLAGE_THERE') setFault({ field: 'name', words: result.message })
    else toast(result.message)
  }

  if (made)
    return (
      <Screen
        title="村建好了"
        foot={
          <PageFoot>
            <Button kind="primary" wide onTap={() => void Taro.navigateBack()}>
              抄好了
            </Button>
          </PageFoot>
        }
      >
        <View className="pad found-village__lead">
          <View className="found-village__name">{name}</View>
          <View className="t-md ink-2">
            把两张卡当面交给两个人。登录码只显示这一次、只能用一次：请抄在纸上。
          </View>
        </View>
        <GivenCardSlip card={made.committee} role="村委" />
        <GivenCardSlip card={made.reviewer} role="审核员" />
        <View className="pad t-sm ink-2 found-village__after">
          两个人各用自己的卡登录、设自己的口令，就能管这个村。往后再定村委、审核员，要两个人同意。
        </View>
      </Screen>
    )
  return (
    <Screen
      title="建一个村"
      foot={
        town ? (
          <PageFoot>
            <Button kind="primary" wide busy={add.busy} onTap={() => void send()}>
              建村，发两张卡
            </Button>
          </PageFoot>
        ) : undefined
      }
    >
      <Asked query={overview}>
        {() =>
          town ? (
            <>
              <TextField
                label={`村名（${town.name}）`}
                value={name}
                max={placeNameMax}
                placeholder="如 柿湾村"
                error={wrong('name')}
                onChange={(text) => {
                  setName(text)
                  setFault(null)
                }}
              />
              <View className="pad t-sm ink-2">
                头两个人要是两户的：一个是村委，一个审核，谁也不审自己家的。
              </View>
              {(['committee', 'reviewer'] as const).map((who) => (
                <View key={who}>
                  <SectionHead title={who === 'committee' ? '头一位村委' : '头一位审核员'} />
                  {parts.map((part) => (
                    <TextField
                      key={part}
                      {...fields[part]}
                      value={people[who][part]}
                      error={wrong(`${who}.${part}`)}
                      onChange={set(who, part)}
                    />
                  ))}
                </View>
              ))}
            </>
          ) : (
            <Empty picture="honour" title="没有找到这个乡镇" line="请返回，从乡镇里建村。" />
          )
        }
      </Asked>
    </Screen>
  )
}

const names = [
  'name',
  ...(['committee', 'reviewer'] as const).flatMap((who) => parts.map((part) => `${who}.${part}`)),
]

function faultIn(name: string, people: Readonly<Record<Who, Person>>) {
  if (name.trim() === '') return { field: 'name', words: '请填村名' }
  for (const who of ['committee', 'reviewer'] as const)
    for (const part of parts) {
      const text = people[who][part].trim()
      if (text === '') return { field: `${who}.${part}`, words: `请填${fields[part].label}` }
      if (part === 'phone' && !/^1\d{10}$/.test(text))
        return { field: `${who}.phone`, words: '手机号是 11 位数字，以 1 开头' }
    }
  return null
}
