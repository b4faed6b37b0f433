import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import {
  useRosterImport,
  type CheckedImport,
  type ColumnChoice,
  type ImportStage,
} from '@/features/roster/import'
import { useMe } from '@/features/session/hooks'
import { a11y } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Loading } from '@/components/loading'
import { PageFoot } from '@/components/page-foot'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import { Changes } from './changes'
import { Choose } from './choose'
import { Columns } from './columns'
import { Done } from './done'
import { Faults, Notes } from './faults'
import { Sheets } from './sheets'
import './index.scss'

type Work = ReturnType<typeof useRosterImport>
type Said = Readonly<Record<string, ColumnChoice>>

/** 名册导入: choose a table, see how it is read, what is wrong with it and what it would change, confirm. */
export default function RosterImport() {
  const me = useMe()
  const villageId = me.identity?.villageId ?? null
  const work = useRosterImport(villageId ?? '')
  const { stage } = work
  const [leave, setLeave] = useState(false)
  const [said, setSaid] = useState<Said>({})
  const checked = stage.at === 'checked' ? stage.checked : null
  useEffect(() => {
    setLeave(false)
    setSaid({})
  }, [checked?.importId])
  const may = me.may('roster.import') && villageId !== null
  const foot =
    may && stage.at === 'checked' ? <CheckedFoot stage={stage} work={work} leave={leave} /> : null
  return (
    <Screen title="名册导入" foot={foot}>
      <Asked query={me.query}>
        {() =>
          may ? (
            stage.at === 'checked' ? (
              <Checked
                stage={stage}
                work={work}
                said={said}
                onSay={setSaid}
                leave={leave}
                onLeave={setLeave}
              />
            ) : (
              <Import villageId={villageId} work={work} />
            )
          ) : (
            <Empty picture="done" title="名册由村委来管" line="自己家的内容，在「我家」里看。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function Import({ villageId, work }: { villageId: string; work: Work }) {
  const { stage } = work
  switch (stage.at) {
    case 'sending':
      return <Busy words={`正在上传 ${stage.name}`} share={stage.share} />
    case 'reading':
      return <Busy words={`正在核对 ${stage.name}，每一行都要看`} />
    case 'writing':
      return (
        <View className="import-busy">
          <View className="pad t-md import-busy__words">正在导入，写完才一起生效</View>
          <Loading done={stage.done} total={stage.total} rows={2} />
        </View>
      )
    case 'done':
      return <Done checked={stage.checked} onAgain={work.again} />
    default:
      return (
        <Choose
          villageId={villageId}
          error={stage.at === 'choose' ? (stage.error?.message ?? null) : null}
          onOpen={() => void work.open()}
          onRetry={work.retry === null ? null : () => void work.retry?.()}
        />
      )
  }
}

function Checked({
  stage,
  work,
  said,
  onSay,
  leave,
  onLeave,
}: {
  stage: Extract<ImportStage, { at: 'checked' }>
  work: Work
  said: Said
  onSay: (said: Said) => void
  leave: boolean
  onLeave: (leave: boolean) => void
}) {
  const { checked, error, name } = stage
  const say = (more: Said) => {
    const all = { ...said, ...more }
    onSay(all)
    // Read again once, when every column has its answer.
    if (unsaid(checked, all) === 0) void work.say({ columns: all })
  }
  const list = async () => {
    const result = await work.faultList(checked)
    if (!result.ok) toast(result.message)
  }
  return (
    <>
      <Sheets
        name={name}
        checked={checked}
        onChoose={(sheets) => void work.say({ sheets, columns: said })}
      />
      {error === null ? null : (
        <View className="pad">
          <View className="import__error t-md" {...a11y({ role: 'alert' })}>
            {error.message}
          </View>
        </View>
      )}
      <Columns checked={checked} said={said} onSay={say} />
      <Faults checked={checked} onList={() => void list()} />
      <Notes checked={checked} />
      <Changes checked={checked} leave={leave} onLeave={onLeave} />
      <View className="import-end" />
    </>
  )
}

function unsaid({ columns }: CheckedImport, said: Said): number {
  return columns.filter((column) => column.asked && said[column.key] === undefined).length
}

function CheckedFoot({
  stage,
  work,
  leave,
}: {
  stage: Extract<ImportStage, { at: 'checked' }>
  work: Work
  leave: boolean
}) {
  const { checked, error, name } = stage
  const reason = stays(checked, leave)
  return (
    <View className="import-foot">
      <View className="pad ink-2 t-xs">要么整本进，要么一行都不进</View>
      <PageFoot>
        <Button onTap={() => void work.open()}>换一张表</Button>
        <Button
          kind="primary"
          {...(reason === null ? {} : { reason })}
          onTap={() => void work.write(name, checked, leave)}
        >
          {error === null ? `导入 ${String(checked.counts.rows)} 人` : '接着导入'}
        </Button>
      </PageFoot>
    </View>
  )
}

/** Why nothing can be imported yet. */
function stays(checked: CheckedImport, leave: boolean): string | null {
  const { counts, faultCount } = checked
  const asked = checked.columns.filter((column) => column.asked).length
  const open = [
    asked > 0 ? `${String(asked)} 列没认` : '',
    faultCount > 0 ? `${String(faultCount)} 处要改` : '',
  ].filter(Boolean)
  if (open.length > 0) return open.join('，')
  const nothing = counts.added + counts.changed + counts.left === 0 && !leave
  return nothing ? '和名册一样，不用导入' : null
}

function Busy({ words, share }: { words: string; share?: number }) {
  const done = share === undefined ? {} : { done: Math.round(share * 100), total: 100 }
  return (
    <View className="import-busy">
      <View className="pad t-md import-busy__words">{words}</View>
      <Loading rows={3} {...done} />
    </View>
  )
}
