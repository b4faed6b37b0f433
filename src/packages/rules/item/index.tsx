import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { Choice, Field, MultiChoice, TextField } from '@/components/field'
import { PageFoot } from '@/components/page-foot'
import { RestoredLine } from '@/components/restored-line'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import { useDraft } from '@/data/draft'
import { fieldError } from '@/data/field-errors'
import { perWords, unitWords } from '@/features/deeds/words'
import { useDraftChanges, useRulesDraft } from '@/features/rules/desk'
import { useMe, villageFor } from '@/features/session/hooks'
import { goBack } from '@/routes'
import { sameItem } from '@/domain/rules/compare'
import type { RuleItem } from '@/domain/rules/contract'
import { rulesLimits } from '@/domain/rules/limits'
import type { Answer } from '@/domain/contracts'
import type { Identity } from '@/domain/session/contract'
import { phrasesOf, worthWords } from '../words'
import { CapRows } from './cap-rows'
import { emptyItem, faultsOf, formVersion, itemOf, typedOf, type Errors, type Typed } from './form'
import '../rules.scss'

type Desk = Answer<'rules.draft'>

/** One item of the draft: what villagers will read stands first and is written anew at each tap. */
export default function RuleItemPage() {
  const { itemId = null, like } = useRouter().params
  const me = useMe()
  const may = me.may('rules.saveItem')
  const desk = useRulesDraft(villageFor(me, may))
  const { identity } = me
  const title = itemId === null ? '添一条' : '一条细则'
  if (identity && may && desk.data?.draft) {
    const { draft, before } = desk.data
    const standing = draft.items.find(({ id }) => id === itemId) ?? null
    const gone = standing ? null : (before?.items.find(({ id }) => id === itemId) ?? null)
    const beside = [...draft.items, ...(before?.items ?? [])].find(({ id }) => id === like)
    if (gone) return <Gone villageId={identity.villageId} desk={desk.data} item={gone} />
    if (standing || itemId === null)
      return (
        <ItemForm
          title={title}
          identity={identity}
          desk={desk.data}
          reload={desk.reload}
          standing={standing}
          category={beside?.category ?? ''}
        />
      )
  }
  return (
    <Screen title={title}>
      <Asked query={me.query}>
        {() =>
          may ? (
            <Asked query={desk} rows={8}>
              {({ draft }) => (
                <Empty
                  picture="done"
                  title={draft ? '这一条已经不在了' : '现在没有草稿'}
                  line="请回到积分细则再看。"
                  action="回去"
                  onAction={() => goBack()}
                />
              )}
            </Asked>
          ) : (
            <Empty picture="done" title="细则由村委来写" line="想加一条、改一条，请告诉村委。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function ItemForm({
  title,
  identity: { personId, villageId },
  desk: { draft, before },
  reload,
  standing,
  category,
}: {
  title: string
  identity: Identity
  desk: Desk
  reload: () => void
  standing: RuleItem | null
  category: string
}) {
  const itemId = standing?.id ?? null
  const typed = useDraft<Typed>(
    { form: 'rule', version: formVersion, personId, villageId, about: itemId ?? 'new' },
    standing ? typedOf(standing) : emptyItem(category),
  )
  const { value } = typed
  // The draft as it was when the form was filled: what others save meanwhile must not pass as seen.
  const revision = draft?.revision ?? 0
  const [seen, setSeen] = useState(revision)
  const [filledFrom] = useState(standing)
  const [errors, setErrors] = useState<Errors>({})
  const changes = useDraftChanges(villageId)
  const was = before?.items.find(({ id }) => id === itemId)
  const set = (part: Partial<Typed>) => {
    typed.set(part)
    setErrors({})
  }
  const refused = (result: { code: string; message: string }) => {
    toast(result.message)
    if (result.code !== 'DRAFT_CHANGED') return
    reload()
  }
  const save = async () => {
    const wrong = faultsOf(value)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) {
      toast('还有没填好的，请看标出的地方')
      return
    }
    const result = await changes.save(seen, itemId, itemOf(value))
    if (!result.ok) {
      const words = fieldError(result, 'item')
      if (words !== undefined) setErrors({ name: words })
      refused(result)
      return
    }
    typed.sent(value)
    toast('存进草稿了')
    goBack()
  }
  const drop = async (how: 'remove' | 'putBack') => {
    if (itemId === null) return
    const result = await changes[how](seen, itemId)
    if (!result.ok) {
      refused(result)
      return
    }
    typed.sent(value)
    toast(how === 'remove' ? '从草稿里去掉了' : '改回现行的了')
    goBack()
  }
  const item: RuleItem = { ...itemOf(value), id: itemId ?? 'new' }
  const changedByOther = seen !== revision
  return (
    <Screen
      title={title}
      foot={
        <PageFoot>
          {itemId === null ? null : (
            <Button busy={changes.busy} onTap={() => void drop('remove')}>
              去掉这条
            </Button>
          )}
          <Button
            kind="primary"
            busy={changes.busy}
            reason={changedByOther ? '请先看别人改的' : undefined}
            onTap={() => void save()}
          >
            存进草稿
          </Button>
        </PageFoot>
      }
    >
      <RestoredLine restored={typed.restored} onStartOver={typed.startOver} />
      {changedByOther ? (
        <View className="rules-note">
          <View className="strong">
            {standing && filledFrom && !sameItem(standing, filledFrom)
              ? `别人把这一条改成了“${standing.name}：${phrasesOf(standing).join('，')}”`
              : '别人改了草稿里别的条，这一条没有动'}
          </View>
          <View>您写的还在，看过就能接着存。</View>
          <View className="rules-note__act">
            <Button onTap={() => setSeen(revision)}>看过了</Button>
          </View>
        </View>
      ) : null}
      <View className="rules-card">
        <View className="grow">
          <View className="t-sm ink-3">村民看到的</View>
          <View className="t-lg serif">{item.name || '（还没有名称）'}</View>
          <View className="t-sm ink-2">{`${phrasesOf(item).join('，')}。`}</View>
        </View>
        <View className="rules-card__worth num">{worthWords(item)}</View>
      </View>
      {was ? (
        <View className="rules-note">
          {sameItem(was, item)
            ? '和现行的一样。'
            : `现行的是“${was.name}，${phrasesOf(was).join('，')}”。`}
          {standing && !sameItem(was, standing) ? (
            <View className="rules-note__act">
              <Button busy={changes.busy} onTap={() => void drop('putBack')}>
                改回现行的
              </Button>
            </View>
          ) : null}
        </View>
      ) : null}
      <TextField
        label="类别"
        value={value.category}
        max={rulesLimits.category.max}
        placeholder="如：人居环境"
        error={errors.category}
        onChange={(words) => set({ category: words })}
      />
      <TextField
        label="名称"
        value={value.name}
        max={rulesLimits.name.max}
        placeholder="如：清扫村道"
        error={errors.name}
        onChange={(words) => set({ name: words })}
      />
      <Field label="怎么给分">
        <Chips
          label="怎么给分"
          value={value.worth}
          chips={[
            { value: 'fixed', label: '定数' },
            { value: 'range', label: '一个幅度' },
            { value: 'deduct', label: '扣分' },
          ]}
          onChange={(worth) => set({ worth: worth as Typed['worth'] })}
        />
      </Field>
      <TextField
        label={value.worth === 'range' ? '最低几分' : value.worth === 'deduct' ? '扣几分' : '几分'}
        type="number"
        max={5}
        value={value.from}
        error={errors.from}
        onChange={(words) => set({ from: words })}
      />
      {value.worth === 'fixed' ? null : (
        <TextField
          label={value.worth === 'deduct' ? '最多扣几分' : '最高几分'}
          type="number"
          max={5}
          value={value.to}
          optional={value.worth === 'deduct'}
          hint={value.worth === 'deduct' ? '空着就是定数' : undefined}
          error={errors.to}
          onChange={(words) => set({ to: words })}
        />
      )}
      <Field
        label="按什么算"
        hint={value.per === 'hour' ? '半小时也算，不满一分的舍去' : undefined}
      >
        <Chips
          label="按什么算"
          value={value.per}
          chips={(['time', 'hour', 'piece'] as const).map((per) => ({
            value: per,
            label: unitWords[per],
            spoken: perWords[per],
          }))}
          onChange={(per) => set({ per: per as Typed['per'] })}
        />
      </Field>
      {value.worth === 'deduct' ? (
        <View className="rules-note">扣分由记录员报，不由村民自己报。</View>
      ) : (
        <>
          <MultiChoice
            label="谁能报"
            value={[...value.filers]}
            error={errors.filers}
            options={[
              { value: 'villager', label: '本人' },
              { value: 'recorder', label: '记录员' },
            ]}
            onChange={(filers) => set({ filers: filers as Typed['filers'] })}
          />
          <Choice
            label="照片"
            value={value.needsPhoto ? 'must' : 'may'}
            options={[
              { value: 'may', label: '可以有' },
              { value: 'must', label: '自己报一定要有' },
            ]}
            onChange={(photo) => set({ needsPhoto: photo === 'must' })}
          />
        </>
      )}
      <Choice
        label="说明"
        value={value.needsNote ? 'must' : 'may'}
        options={[
          { value: 'may', label: '可以不写' },
          { value: 'must', label: '要写清做了什么' },
        ]}
        onChange={(note) => set({ needsNote: note === 'must' })}
      />
      <SectionHead title="封顶" note={value.caps.length === 0 ? '不封顶' : undefined} />
      <CapRows
        caps={value.caps}
        hours={value.per === 'hour'}
        error={errors.caps}
        onChange={(caps) => set({ caps })}
      />
    </Screen>
  )
}

/** It was taken out of the draft: as it stands in the version before. */
function Gone({ villageId, desk, item }: { villageId: string; desk: Desk; item: RuleItem }) {
  const changes = useDraftChanges(villageId)
  const putBack = async () => {
    const result = await changes.putBack(desk.draft?.revision ?? 0, item.id)
    toast(result.ok ? '放回草稿了' : result.message)
    if (result.ok) goBack()
  }
  return (
    <Screen
      title="去掉的一条"
      foot={
        <PageFoot>
          <Button kind="primary" busy={changes.busy} onTap={() => void putBack()}>
            放回草稿
          </Button>
        </PageFoot>
      }
    >
      <View className="rules-card">
        <View className="grow">
          <View className="t-sm ink-3">现行的，新的一版不再记</View>
          <View className="t-lg serif">{item.name}</View>
          <View className="t-sm ink-2">{`${phrasesOf(item).join('，')}。`}</View>
        </View>
        <View className="rules-card__worth num">{worthWords(item)}</View>
      </View>
    </Screen>
  )
}
