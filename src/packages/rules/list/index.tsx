import { useState } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { dayWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { Choice } from '@/components/field'
import { PageFoot } from '@/components/page-foot'
import { PeriodTabs } from '@/components/period-tabs'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { spokenChoice } from '@/components/spoken-choice'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast'
import { useDraftChanges, useRulesDraft } from '@/features/rules/desk'
import { useVersions } from '@/features/rules/versions'
import { useMe, villageFor } from '@/features/session/hooks'
import { go } from '@/routes'
import { compareItems } from '@/domain/rules/compare'
import type { DraftSource, VersionRow } from '@/domain/rules/contract'
import type { Answer } from '@/domain/contracts'
import { today } from '@/session/clock'
import { ItemLine } from '../item-line'
import { categoriesOf, draftRows, type DraftRow } from '../rows'
import '../rules.scss'

type Desk = Answer<'rules.draft'>

const tabs = [
  { key: 'before', label: '现行' },
  { key: 'draft', label: '草稿' },
  { key: 'versions', label: '历次' },
]

/** 积分细则, for the committee that makes them: what holds, what is being written, what held before. */
export default function RulesDesk() {
  const me = useMe()
  const may = me.may('rules.saveItem')
  const where = villageFor(me, may)
  const desk = useRulesDraft(where)
  const versions = useVersions(where)
  const [tab, setTab] = useState('draft')
  const [starting, setStarting] = useState(false)
  const draft = desk.data?.draft
  return (
    <Screen
      title="积分细则"
      foot={
        may && tab === 'draft' && draft ? (
          <PageFoot>
            <Button onTap={() => setStarting(true)}>重新起草</Button>
            <Button kind="primary" onTap={() => go('packages/rules/compare/index')}>
              对照，定下来
            </Button>
          </PageFoot>
        ) : undefined
      }
    >
      <Asked query={me.query}>
        {() =>
          may && me.identity ? (
            <>
              <PeriodTabs items={tabs} value={tab} onChange={setTab} />
              {tab === 'versions' ? (
                <Asked query={versions} rows={4}>
                  {(answer) => <Versions rows={answer.versions} />}
                </Asked>
              ) : (
                <Asked query={desk} rows={8}>
                  {(view) =>
                    tab === 'before' ? (
                      <Before desk={view} />
                    ) : view.draft ? (
                      <Draft desk={view} />
                    ) : (
                      <Start villageId={me.identity?.villageId ?? ''} desk={view} />
                    )
                  }
                </Asked>
              )}
              <Sheet open={starting} title="重新起草" onClose={() => setStarting(false)}>
                {starting && desk.data ? (
                  <Start
                    villageId={me.identity.villageId}
                    desk={desk.data}
                    onDone={() => setStarting(false)}
                  />
                ) : null}
              </Sheet>
            </>
          ) : (
            <Empty picture="done" title="细则由村委来写" line="想加一条、改一条，请告诉村委。" />
          )
        }
      </Asked>
    </Screen>
  )
}

/** Where a draft begins; where there is one already, what it begins with takes its place. */
function Start({
  villageId,
  desk,
  onDone,
}: {
  villageId: string
  desk: Desk
  onDone?: () => void
}) {
  const { before, draft } = desk
  const [from, setFrom] = useState<DraftSource>(before ? 'before' : 'template')
  const changes = useDraftChanges(villageId)
  const start = async () => {
    const result = await changes.start(from, draft?.revision)
    toast(result.ok ? '起好了，一条一条改' : result.message)
    if (result.ok) onDone?.()
  }
  const options = [
    ...(before ? [{ value: 'before', label: '照现行的改', note: before.name }] : []),
    { value: 'template', label: '套范本', note: '各村公开的分值，拿来改成自己的' },
    { value: 'empty', label: '空着，从头写' },
  ]
  return (
    <>
      <View className="rules-note">
        {draft
          ? '现在的草稿会换成新起的，村委几个人共用这一份。'
          : '草稿只有村委看得见，几个人共用一份，改好了再定。'}
      </View>
      <Choice
        label="从哪里起草"
        value={from}
        options={options}
        onChange={(value) => setFrom(value as DraftSource)}
      />
      <View className="rules-add">
        <Button kind="primary" wide busy={changes.busy} onTap={() => void start()}>
          起草
        </Button>
      </View>
    </>
  )
}

function Before({ desk: { before } }: { desk: Desk }) {
  if (!before)
    return <Empty picture="done" title="还没有细则" line="先写草稿，两个人定下来才施行。" />
  return (
    <>
      <View className="rules-note">
        {`${before.name}，${dayWords(before.effectiveFrom, today())}起，共 ${before.items.length} 条`}
      </View>
      <Book rows={draftRows(before.items, before.items)} />
    </>
  )
}

function Draft({ desk: { draft, before, proposed } }: { desk: Desk }) {
  const items = draft?.items ?? []
  const rows = draftRows(before?.items ?? [], items)
  const { added, changed, gone } = compareItems(before?.items ?? [], items)
  return (
    <>
      {proposed ? (
        <View className="rules-note strong">
          {`${proposed.words}，等第二个人同意，最晚 ${dayWords(proposed.lastDay, today())}`}
        </View>
      ) : null}
      <View className="rules-note">
        {before
          ? `比现行：加 ${added.length}，改 ${changed.length}，去 ${gone.length}`
          : `第一版，共 ${items.length} 条`}
      </View>
      {rows.length === 0 ? (
        <Empty
          picture="done"
          title="草稿还空着"
          line="先写第一条。"
          action="添一条"
          onAction={() => go('packages/rules/item/index')}
        />
      ) : (
        <Book
          rows={rows}
          onOpen={(itemId) => go('packages/rules/item/index', { itemId })}
          onAdd={(like) => go('packages/rules/item/index', { like })}
        />
      )}
      <View className="rules-note">
        草稿只有村委看得见。定下要两人同意；以前的事仍按当时的版本算。
      </View>
    </>
  )
}

/** Categories as index tabs on the line of the book. */
function Book({
  rows,
  onOpen,
  onAdd,
}: {
  rows: readonly DraftRow[]
  onOpen?: (itemId: string) => void
  /** Beside an item of the same category. */
  onAdd?: (like: string) => void
}) {
  const categories = categoriesOf(rows)
  const [chosen, setChosen] = useState<string | null>(null)
  const current = categories.find(({ name }) => name === chosen) ?? categories[0]
  if (!current) return null
  const shown = rows.filter(({ item }) => item.category === current.name)
  return (
    <>
      <View className="rules-tabs" {...a11y({ role: 'tablist', label: '类别' })}>
        {categories.map(({ name, count }) => (
          <Tap
            key={name}
            role="tab"
            selected={name === current.name}
            label={spokenChoice(`${name}，${count} 条`, name === current.name)}
            className={cx('rules-tabs__tab', name === current.name && 'rules-tabs__tab--on')}
            onTap={() => setChosen(name)}
          >
            <View>{name}</View>
            <View className="rules-tabs__count">{`${count} 条`}</View>
          </Tap>
        ))}
      </View>
      {shown.map((row) => (
        <ItemLine key={row.item.id} row={row} onTap={onOpen && (() => onOpen(row.item.id))} />
      ))}
      {onAdd ? (
        <View className="rules-add">
          <Button wide icon="plus" onTap={() => onAdd(shown[0]?.item.id ?? '')}>
            {`在“${current.name}”里添一条`}
          </Button>
        </View>
      ) : null}
    </>
  )
}

function Versions({ rows }: { rows: readonly VersionRow[] }) {
  if (rows.length === 0) return <Empty picture="done" title="还没有定过细则" />
  return rows.map(({ version, name, effectiveFrom, count, changes, note, meeting }) => (
    <View key={version} className="rules-version">
      <SectionHead title={`第 ${version} 版`} note={name} />
      <View className="t-sm">{`${dayWords(effectiveFrom, today())}起，共 ${count} 条`}</View>
      {[
        changes,
        note,
        meeting &&
          `${dayWords(meeting.day, today())} ${meeting.name}通过，${dayWords(meeting.filedOn, today())} 报镇备案`,
      ]
        .filter((words): words is string => Boolean(words))
        .map((words) => (
          <View key={words} className="t-sm ink-2">
            {words}
          </View>
        ))}
    </View>
  ))
}
