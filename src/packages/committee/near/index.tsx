import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { useNear, useStateNear } from '@/features/settings/hooks'
import { useMe, villageFor } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/field'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import type { NearHousehold } from '@/domain/settings/contract'

/** 近亲回避: whoever holds a role says in which households near relatives live. */
export default function Near() {
  const me = useMe()
  const may = me.may('settings.near')
  const [text, setText] = useState('')
  const near = useNear(villageFor(me, may), text)
  return (
    <Screen title="近亲回避">
      <Asked query={me.query}>
        {() =>
          may && me.identity ? (
            <Asked query={near} rows={3}>
              {({ own, found, staff }) => (
                <>
                  {me.officer ? null : (
                    <Own
                      villageId={me.identity?.villageId ?? ''}
                      own={own}
                      found={found}
                      text={text}
                      onText={setText}
                    />
                  )}
                  {staff.length > 0 ? <SectionHead title="各人申报的" /> : null}
                  {staff.map(({ residentId, name, near: stated }) => (
                    <Row key={residentId} name={name} line={stated.map((h) => h.name).join('、')} />
                  ))}
                </>
              )}
            </Asked>
          ) : (
            <Empty picture="done" title="您没有职务" line="有职务的人在这里申报近亲户。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function Own({
  villageId,
  own,
  found,
  text,
  onText,
}: {
  villageId: string
  own: readonly NearHousehold[]
  found: readonly NearHousehold[]
  text: string
  onText: (text: string) => void
}) {
  const state = useStateNear()
  const ids = own.map(({ householdId }) => householdId)
  const save = async (householdIds: string[], done: string) => {
    const result = await state.run({ villageId, householdIds })
    toast(result.ok ? done : result.message)
  }
  return (
    <>
      <View className="pad ink-2 t-md">
        兄弟姐妹、父母子女、儿媳女婿另立的户，都写在这里。和自家一样，他们家的事由别人来审、来定、来勾。只有监督员和乡镇看得到，不写是什么亲。
      </View>
      {own.map(({ householdId, name, place }) => (
        <Row key={householdId} name={name} line={place}>
          <Button
            label={`去掉${name}`}
            busy={state.busy}
            onTap={() =>
              void save(
                ids.filter((id) => id !== householdId),
                '去掉了',
              )
            }
          >
            去掉
          </Button>
        </Row>
      ))}
      <TextField
        label="找近亲户"
        value={text}
        max={30}
        placeholder="户主姓名"
        onChange={(words) => onText(words.trim())}
      />
      {found
        .filter(({ householdId }) => !ids.includes(householdId))
        .map(({ householdId, name, place }) => (
          <Row key={householdId} name={name} line={place}>
            <Button
              label={`加上${name}`}
              busy={state.busy}
              onTap={() => void save([...ids, householdId], '加上了')}
            >
              加上
            </Button>
          </Row>
        ))}
    </>
  )
}

function Row({ name, line, children }: { name: string; line: string; children?: ReactNode }) {
  return (
    <View className="links__row row">
      <View className="grow">
        <View className="t-md strong">{name}</View>
        <View className="ink-3 t-sm">{line}</View>
      </View>
      {children}
    </View>
  )
}
