import { View } from '@tarojs/components'
import { useRosterFiles } from '@/features/roster/cards'
import { useRosterImport } from '@/features/roster/import'
import { useMe } from '@/features/session/hooks'
import { a11y } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Loading } from '@/components/loading'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import { Done } from './done'
import { Faults } from './faults'
import { Preview } from './preview'
import './index.scss'

/** 导入名册: choose a table, see what is wrong with it or what it would change, confirm. */
export default function RosterImport() {
  const me = useMe()
  const villageId = me.identity?.villageId ?? null
  return (
    <Screen title="导入名册">
      <Asked query={me.query}>
        {() =>
          me.may('roster.import') && villageId !== null ? (
            <Import villageId={villageId} />
          ) : (
            <Empty picture="done" title="名册由村委来管" line="自己家的内容，在「我家」里看。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function Import({ villageId }: { villageId: string }) {
  const work = useRosterImport(villageId)
  const { stage } = work
  switch (stage.at) {
    case 'choose':
      return (
        <Choose
          villageId={villageId}
          error={stage.error?.message ?? null}
          onOpen={() => void work.open()}
          onRetry={work.retry === null ? null : () => void work.retry?.()}
        />
      )
    case 'sending':
      return <Busy words={`正在上传 ${stage.name}`} share={stage.share} />
    case 'reading':
      return <Busy words={`正在核对 ${stage.name}，每一行都要看`} />
    case 'checked':
      return stage.checked.state === 'faulty' ? (
        <Faults
          checked={stage.checked}
          onOpen={() => void work.open()}
          onList={() =>
            void work.faultList(stage.checked).then((r) => {
              if (!r.ok) toast(r.message)
            })
          }
        />
      ) : (
        <Preview
          checked={stage.checked}
          error={stage.error?.message ?? null}
          onOpen={() => void work.open()}
          onWrite={(movedOut) => void work.write(stage.checked, movedOut)}
        />
      )
    case 'writing':
      return (
        <View className="import-busy">
          <View className="pad t-md import-busy__words">正在导入，写完才一起生效</View>
          <Loading done={stage.done} total={stage.total} rows={2} />
        </View>
      )
    case 'done':
      return <Done checked={stage.checked} onAgain={work.again} />
  }
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

function Choose({
  villageId,
  error,
  onOpen,
  onRetry,
}: {
  villageId: string
  error: string | null
  onOpen: () => void
  onRetry: (() => void) | null
}) {
  const { making, template } = useRosterFiles(villageId)
  const take = async () => {
    const result = await template()
    if (!result.ok) toast(result.message)
  }
  return (
    <View className="pad import">
      {error === null ? null : (
        <View className="import__error t-md" {...a11y({ role: 'alert' })}>
          {error}
        </View>
      )}
      <View className="t-md">
        用村里现有的花名册就行：.xlsx 或 .csv，一行一个人，要有姓名、户号或户主、与户主关系。
      </View>
      <View className="ink-2 t-sm">
        先核对、再导入。有一行不对就都不导入，哪行哪列不对会一条条写明。
      </View>
      <View className="ink-2 t-sm">
        不用填身份证号；表里有的话只读出生日期，号码不保存，传上来的表核对完就删。
      </View>
      {onRetry === null ? null : (
        <Button kind="line" wide onTap={onRetry}>
          再核对一次
        </Button>
      )}
      <Button kind="primary" wide onTap={onOpen}>
        选名册文件
      </Button>
      <Button wide busy={making === 'template'} onTap={() => void take()}>
        下载空白模板
      </Button>
    </View>
  )
}
