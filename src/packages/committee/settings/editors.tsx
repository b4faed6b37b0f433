import { useState, type ComponentType, type ReactNode } from 'react'
import type { useChangeSettings } from '@/features/settings/hooks'
import { fieldError, type Refusal } from '@/data/field-errors'
import { Button } from '@/components/button'
import { Choice, MultiChoice, TextArea, TextField } from '@/components/field'
import { Stepper } from '@/components/field/stepper'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { usualPlant } from '@/domain/common/plant'
import type { SettingsView } from '@/domain/settings/contract'
import { honourTitlesMax, settingsLimits } from '@/domain/settings/limits'
import { PlantChoice } from './plant-choice'

export type Commands = ReturnType<typeof useChangeSettings>

interface EditorProps {
  readonly view: SettingsView
  readonly commands: Commands
  readonly onClose: () => void
}

/** One setting to a sheet: what it is, what it means, save. */
export const editors = {
  publicity: PublicityEditor,
  claim: ClaimEditor,
  unit: UnitEditor,
  ranking: RankingEditor,
  boards: BoardsEditor,
  titles: TitlesEditor,
  market: MarketEditor,
  plant: PlantEditor,
} satisfies Record<string, ComponentType<EditorProps>>

export type EditorKey = keyof typeof editors

type What = Parameters<Commands['change']>[0]

type ErrorOn = (field: string) => string | undefined

function Editor({
  title,
  what,
  commands,
  onClose,
  children,
}: Omit<EditorProps, 'view'> & {
  title: string
  what: What
  /** Gets the server's words on a field, after it refused. */
  children: (errorOn: ErrorOn) => ReactNode
}) {
  const [refused, setRefused] = useState<{ sent: string; refusal: Refusal } | null>(null)
  const sent = JSON.stringify(what)
  const save = async () => {
    const result = await commands.change(what)
    if (!result.ok && result.code !== 'NOTHING_CHANGED') {
      setRefused({ sent, refusal: result })
      return toast(result.message)
    }
    if (result.ok) toast('改好了，已记入改动记录')
    onClose()
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={commands.busy} onTap={() => void save()}>
          保存
        </Button>
      }
    >
      {children((field) =>
        refused?.sent === sent ? fieldError(refused.refusal, field) : undefined,
      )}
    </Sheet>
  )
}

function PublicityEditor(props: EditorProps) {
  const { view } = props
  const [days, setDays] = useState(view.publicityNext?.days ?? view.publicityDays)
  return (
    <Editor {...props} title="公示天数" what={{ publicityDays: days }}>
      {(errorOn) => (
        <Stepper
          label="公示天数"
          error={errorOn('publicityDays')}
          value={days}
          {...settingsLimits.publicityDays}
          unit="天"
          hint="明天起审核同意的才按新天数；已经在公示的不变。填 0 就是不公示。"
          onChange={setDays}
        />
      )}
    </Editor>
  )
}

function ClaimEditor(props: EditorProps) {
  const [days, setDays] = useState(props.view.claimDays)
  return (
    <Editor {...props} title="补报期限" what={{ claimDays: days }}>
      {(errorOn) => (
        <Stepper
          label="补报期限"
          error={errorOn('claimDays')}
          value={days}
          {...settingsLimits.claimDays}
          unit="天"
          hint="做过的事，在这么多天以内都能补报。"
          onChange={setDays}
        />
      )}
    </Editor>
  )
}

function UnitEditor(props: EditorProps) {
  const [unit, setUnit] = useState(props.view.unit)
  return (
    <Editor {...props} title="记分方式" what={{ unit }}>
      {() => (
        <Choice
          label="记分方式"
          value={unit}
          options={[
            { value: 'household', label: '按户记', note: '一户一本账，家里人做的都记在一起' },
            { value: 'resident', label: '按人记', note: '一人一本账，不满 14 岁的记给户主' },
          ]}
          hint="有人申报以后就不能再改。"
          onChange={(value) => setUnit(value === 'household' ? 'household' : 'resident')}
        />
      )}
    </Editor>
  )
}

function RankingEditor(props: EditorProps) {
  const [ranking, setRanking] = useState(props.view.ranking)
  return (
    <Editor {...props} title="积分排名" what={{ ranking }}>
      {() => (
        <Choice
          label="积分排名"
          value={ranking ? 'on' : 'off'}
          options={[
            { value: 'on', label: '公开排名', note: '积分榜按分数从高到低排' },
            { value: 'off', label: '不排名', note: '各家只看自家的分，榜上没有名次' },
          ]}
          onChange={(value) => setRanking(value === 'on')}
        />
      )}
    </Editor>
  )
}

const digits = '一二三四五六七八九十'

function MarketEditor(props: EditorProps) {
  const [by, setBy] = useState(props.view.market?.by ?? 'lunar')
  const [chosen, setChosen] = useState(() => (props.view.market?.digits ?? []).map(String))
  return (
    <Editor {...props} title="赶集" what={{ market: { by, digits: chosen.map(Number) } }}>
      {() => (
        <>
          <Choice
            label="按哪个历"
            value={by}
            options={[
              { value: 'lunar', label: '农历' },
              { value: 'solar', label: '公历' },
            ]}
            onChange={(value) => setBy(value === 'solar' ? 'solar' : 'lunar')}
          />
          <MultiChoice
            label="逢几赶集，不赶集就都不选"
            value={chosen}
            options={Array.from(digits, (name, i) => ({
              value: String((i + 1) % 10),
              label: `逢${name}`,
            }))}
            onChange={setChosen}
          />
        </>
      )}
    </Editor>
  )
}

function PlantEditor(props: EditorProps) {
  const { plant: current = usualPlant, plants = [] } = props.view
  const [plant, setPlant] = useState(current)
  return (
    <Editor {...props} title="山水里的植物" what={{ plant }}>
      {() => <PlantChoice plants={plants} value={plant} onChange={setPlant} />}
    </Editor>
  )
}

const boardFields = [
  ['honours', '光荣榜叫什么'],
  ['aspirations', '志气榜叫什么'],
  ['ranking', '积分榜叫什么'],
] as const
type BoardKey = (typeof boardFields)[number][0]

/** Words that are about the names together stand at the first. */
function nameError(errorOn: ErrorOn, key: BoardKey, first: boolean): string | undefined {
  const own = boardFields.some(([any]) => errorOn(`boardNames.${any}`) !== undefined)
  return own || !first ? errorOn(`boardNames.${key}`) : errorOn('boardNames')
}

function BoardsEditor(props: EditorProps) {
  const [names, setNames] = useState(props.view.boardNames)
  return (
    <Editor {...props} title="榜名" what={{ boardNames: names }}>
      {(errorOn) => (
        <>
          {boardFields.map(([key, label], i) => (
            <TextField
              key={key}
              label={label}
              error={nameError(errorOn, key, i === 0)}
              value={names[key]}
              max={settingsLimits.boardName.max}
              hint={lengthWords(settingsLimits.boardName)}
              onChange={(name) => setNames((old) => ({ ...old, [key]: name }))}
            />
          ))}
        </>
      )}
    </Editor>
  )
}

const lengthWords = ({ min, max }: { min: number; max: number }) => `${min} 到 ${max} 个字`

/** Each on a line of its own. */
const titlesLengthMax = honourTitlesMax * (settingsLimits.honourTitle.max + 1)

function TitlesEditor(props: EditorProps) {
  const [text, setText] = useState(props.view.honourTitles.join('\n'))
  const honourTitles = text
    .split(/[\n、，,]/)
    .map((title) => title.trim())
    .filter(Boolean)
  return (
    <Editor {...props} title="荣誉称号" what={{ honourTitles }}>
      {(errorOn) => (
        <TextArea
          label="荣誉称号"
          error={errorOn('honourTitles')}
          value={text}
          max={titlesLengthMax}
          hint={`一行一个，每个 ${lengthWords(settingsLimits.honourTitle)}。已经上榜的不受影响。`}
          onChange={setText}
        />
      )}
    </Editor>
  )
}
