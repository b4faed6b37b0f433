import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Field, TextArea, TextField } from '@/components/field'
import { DateField } from '@/components/field/pick'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { aspirationCategories } from '@/domain/aspirations/categories'
import { addDays } from '@/domain/common/day'
import { spokenChoice } from '@/components/spoken-choice'
import { today } from '@/session/clock'
import { aspirationsLimits, stepsMax } from '@/domain/aspirations/limits'
import { stepsOf, type Draft, type DraftErrors } from './draft'
import { suggestions, terms, type Suggestion } from './suggestions'

export interface AspireFormProps {
  draft: Draft
  errors: DraftErrors
  onChange: (part: Partial<Draft>) => void
}

/** Category, goal, by when, steps; a suggestion fills goal and steps with one tap. */
export function AspireForm({ draft, errors, onChange }: AspireFormProps) {
  const day = today()
  return (
    <>
      <Chips
        label="哪一类"
        thirds
        error={errors.category}
        options={aspirationCategories.map((name) => ({ key: name, label: name }))}
        value={draft.category}
        onChange={(category) => onChange({ category: category as Draft['category'] })}
      />
      <TextArea
        label="想做成什么"
        value={draft.goal}
        max={aspirationsLimits.goal.max}
        uncut
        error={errors.goal}
        placeholder="如：今年栽两亩果树"
        onChange={(goal) => onChange({ goal })}
      />
      {draft.category === null || draft.goal !== '' ? null : (
        <Suggestions
          list={suggestions[draft.category]}
          onChoose={({ goal, steps }) => onChange({ goal, steps })}
        />
      )}
      <Chips
        label="什么时候做到"
        error={errors.by}
        options={terms(day).map(({ day: key, label }) => ({ key, label }))}
        value={draft.by}
        onChange={(by) => onChange({ by })}
      />
      <DateField
        label="或选一天"
        value={draft.by}
        min={addDays(day, 1)}
        onChange={(by) => onChange({ by: by === '' ? null : by })}
      />
      <Steps draft={draft} error={errors.steps} onChange={(steps) => onChange({ steps })} />
    </>
  )
}

interface ChipsProps {
  label: string
  error?: string
  options: readonly { key: string; label: string }[]
  value: string | null
  /** Three a line. */
  thirds?: boolean
  onChange: (key: string) => void
}

/** One of a few short words, side by side. */
function Chips({ label, error, options, value, thirds, onChange }: ChipsProps) {
  return (
    <Field label={label} error={error}>
      <View
        className={cx('aspire__chips', thirds && 'aspire__chips--thirds')}
        {...a11y({ role: 'radiogroup', label })}
      >
        {options.map((option) => (
          <Tap
            key={option.key}
            role="radio"
            selected={option.key === value}
            label={spokenChoice(option.label, option.key === value)}
            className={cx('aspire__chip', option.key === value && 'aspire__chip--on')}
            onTap={() => onChange(option.key)}
          >
            {option.label}
          </Tap>
        ))}
      </View>
    </Field>
  )
}

function Suggestions({
  list,
  onChoose,
}: {
  list: readonly Suggestion[]
  onChoose: (suggestion: Suggestion) => void
}) {
  return (
    <View className="aspire__suggestions">
      <View className="t-xs ink-3">没想好？点一个，再改成自家的</View>
      {list.map((suggestion) => (
        <Tap
          key={suggestion.goal}
          className="aspire__suggestion"
          onTap={() => onChoose(suggestion)}
        >
          <View className="grow">{suggestion.goal}</View>
          <Icon name="next" size={16} />
        </Tap>
      ))}
    </View>
  )
}

/** The nodes of the bamboo, first one first; a blank line is no step. */
function Steps({
  draft,
  error,
  onChange,
}: {
  draft: Draft
  error?: string
  onChange: (steps: string[]) => void
}) {
  const { steps } = draft
  const set = (index: number, text: string) =>
    onChange(steps.map((s, i) => (i === index ? text : s)))
  return (
    <>
      <View className="aspire__steps">
        <View className="serif t-lg">分几步走</View>
        <View className="t-xs ink-3">{`一步是一节竹子，一到${'一二三四五六七八'.charAt(stepsMax - 1)}步，做到一步记一节。`}</View>
        {error ? <View className="aspire__error">{error}</View> : null}
      </View>
      {steps.map((step, i) => (
        <View key={i} className="aspire__step">
          <View className="grow">
            <TextField
              label={`第 ${i + 1} 步`}
              value={step}
              max={aspirationsLimits.step.max}
              onChange={(text) => set(i, text)}
            />
          </View>
          {steps.length > 1 ? (
            <Tap
              className="aspire__remove"
              label={`去掉第 ${i + 1} 步`}
              onTap={() => onChange(steps.filter((_, k) => k !== i))}
            >
              <Icon name="close" size={20} />
            </Tap>
          ) : null}
        </View>
      ))}
      {steps.length < stepsMax && stepsOf(draft).length === steps.length ? (
        <Tap className="aspire__add" onTap={() => onChange([...steps, ''])}>
          <Icon name="plus" size={18} />
          <View>再加一步</View>
        </Tap>
      ) : null}
    </>
  )
}
