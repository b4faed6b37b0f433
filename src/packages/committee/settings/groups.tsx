import { useState } from 'react'
import { View } from '@tarojs/components'
import { fieldError, type Refusal } from '@/data/field-errors'
import { useChangeSettings } from '@/features/settings/hooks'
import { Button } from '@/components/button'
import { TextField } from '@/components/field'
import { Icon } from '@/components/icon'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast'
import type { SettingsView } from '@/domain/settings/contract'
import { settingsLimits } from '@/domain/settings/limits'
import type { SectionProps } from '.'

type Group = SettingsView['groups'][number]
/** A group that is not there yet. */
const fresh: Group = { groupId: '', name: '', households: 0 }

export function Groups({ villageId, view, may }: SectionProps) {
  const [group, setGroup] = useState<Group | null>(null)
  return (
    <>
      <SectionHead
        title="小组"
        note={`${String(view.groups.length)} 个`}
        {...(may ? { action: '加小组', onAction: () => setGroup(fresh) } : {})}
      />
      <View className="set">
        {view.groups.map((g) =>
          may ? (
            <Tap
              key={g.groupId}
              className="set__row row"
              label={`${g.name}，${String(g.households)} 户，修改`}
              onTap={() => setGroup(g)}
            >
              <GroupWords group={g} />
              <Icon name="next" size={20} />
            </Tap>
          ) : (
            <View key={g.groupId} className="set__row row">
              <GroupWords group={g} />
            </View>
          ),
        )}
      </View>
      {group ? (
        <GroupSheet
          villageId={villageId}
          version={view.version}
          group={group}
          onClose={() => setGroup(null)}
        />
      ) : null}
    </>
  )
}

function GroupWords({ group }: { group: Group }) {
  return (
    <>
      <View className="grow t-md strong">{group.name}</View>
      <View className="ink-2 t-sm num nowrap">{group.households} 户</View>
    </>
  )
}

function GroupSheet({
  villageId,
  version,
  group,
  onClose,
}: {
  villageId: string
  version: number
  group: Group
  onClose: () => void
}) {
  const { busy, nameGroup, removeGroup } = useChangeSettings(villageId, version)
  const [name, setName] = useState(group.name)
  const isNew = group === fresh
  const [error, setError] = useState<string>()
  const settle = (result: { ok: true } | ({ ok: false; message: string } & Refusal)) => {
    if (!result.ok) {
      setError(fieldError(result, 'name'))
      return toast(result.message)
    }
    toast('改好了，已记入改动记录')
    onClose()
  }
  const save = async () => {
    settle(await nameGroup({ name: name.trim(), ...(isNew ? {} : { groupId: group.groupId }) }))
  }
  const remove = async () => {
    settle(await removeGroup(group.groupId))
  }
  return (
    <Sheet
      open
      title={isNew ? '加小组' : group.name}
      onClose={onClose}
      foot={
        <View className="set__foot">
          {isNew ? null : (
            <Button
              {...(group.households > 0 ? { reason: '还有住户，不能删' } : {})}
              busy={busy}
              onTap={() => void remove()}
            >
              删除
            </Button>
          )}
          <Button kind="primary" busy={busy} onTap={() => void save()}>
            保存
          </Button>
        </View>
      }
    >
      <TextField
        label="小组名"
        value={name}
        max={settingsLimits.groupName.max}
        placeholder="如：三组、河东组"
        error={error}
        onChange={(text) => {
          setName(text)
          setError(undefined)
        }}
      />
    </Sheet>
  )
}
