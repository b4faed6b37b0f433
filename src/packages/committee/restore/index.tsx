import { useState } from 'react'
import { View } from '@tarojs/components'
import { useCommand } from '@/data/call'
import { useDraft } from '@/data/draft'
import { fieldErrors } from '@/data/field-errors'
import { useMe } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { TextArea, TextField } from '@/components/field'
import { PageFoot } from '@/components/page-foot'
import { RestoredLine } from '@/components/restored-line'
import { Screen } from '@/components/screen'
import { settingsLimits } from '@/domain/settings/limits'
import type { Identity } from '@/domain/session/contract'
import './index.scss'

const fields = ['name', 'phone', 'reason'] as const
const nothing = { name: '', phone: '', reason: '' }

/** 恢复村委登录: town or county lets the last of a village's committee sign in again. */
export default function Restore() {
  const me = useMe()
  const { identity } = me
  if (identity && me.may('settings.restoreHolder')) return <Repair identity={identity} />
  return (
    <Screen title="恢复村委登录">
      <Asked query={me.query}>
        {() => (
          <Empty picture="done" title="这里由乡镇和县里来办" line="登录不了，请找乡镇或县里。" />
        )}
      </Asked>
    </Screen>
  )
}

function Repair({ identity: { personId, villageId, villageName } }: { identity: Identity }) {
  const restore = useCommand('settings.restoreHolder')
  const draft = useDraft({ form: 'settings.restore', version: 1, personId, villageId }, nothing)
  const [errors, setErrors] = useState<Partial<Record<(typeof fields)[number], string>>>({})
  const [refused, setRefused] = useState<string | null>(null)
  const [mended, setMended] = useState<string | null>(null)
  const typed = draft.value
  const send = async () => {
    const result = await restore.run({ villageId, ...typed })
    if (!result.ok) {
      const found = fieldErrors(result, fields)
      setErrors(found)
      return setRefused(Object.keys(found).length === 0 ? result.message : null)
    }
    const { group, number } = result.data
    setMended(`${typed.name}（${group} ${number} 号）可以用新手机号登录了，村里的改动记录里写着。`)
    draft.sent()
  }
  if (mended !== null)
    return (
      <Screen title="恢复村委登录">
        <Empty picture="done" title="恢复好了" line={mended} />
      </Screen>
    )
  const field = (key: (typeof fields)[number]) => ({
    value: typed[key],
    error: errors[key],
    onChange: (text: string) => {
      draft.set({ [key]: text })
      setErrors({ ...errors, [key]: undefined })
      setRefused(null)
    },
  })
  return (
    <Screen
      title="恢复村委登录"
      foot={
        <PageFoot note="谁办的、什么缘由，都记在村里的改动记录里。">
          <Button kind="primary" wide busy={restore.busy} onTap={() => void send()}>
            恢复登录
          </Button>
        </PageFoot>
      }
    >
      <View className="pad ink-2 t-md restore__about">
        {`${villageName}的村委都登录不了时，给其中一位换上能用的手机号。导入名册时被记成了新人的，职务也跟着回来。村里还有别的村委能登录，就请他去改。`}
      </View>
      <RestoredLine restored={draft.restored} onStartOver={draft.startOver} />
      <TextField label="这位村委的姓名" max={30} {...field('name')} />
      <TextField
        label="能用的手机号"
        type="number"
        max={11}
        placeholder="11 位"
        {...field('phone')}
      />
      <TextArea
        label="缘由"
        max={settingsLimits.reason.max}
        placeholder="如：手机号换了；导入名册后登录不了"
        {...field('reason')}
      />
      {refused === null ? null : <View className="pad red t-md restore__refused">{refused}</View>}
    </Screen>
  )
}
