import { useState } from 'react'
import { View } from '@tarojs/components'
import { useGroups } from '@/features/roster/village'
import { FindHousehold } from '@/features/roster/finder'
import type { HouseholdCard } from '@/features/roster/cards'
import { a11y } from '@/components/a11y'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { cx } from '@/components/cx'
import { FactList, FactRow } from '@/components/fact-row'
import { Field, TextField } from '@/components/field'
import { DateField, PickField } from '@/components/field/pick'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { rolesInWords } from '@/domain/roster/roles'
import { today } from '@/session/clock'
import type { Act } from './acts'
import type { Member } from './member-row'
import { needsHead, staying, type Errors, type Typed } from './typed'

export interface ActFieldsProps {
  act: Act
  villageId: string
  household: HouseholdCard
  person: Member
  typed: Typed
  errors: Errors
  onType: (part: Partial<Typed>) => void
}

/** What has to be said of what happened, and what stays with whom. */
export function ActFields(props: ActFieldsProps) {
  const { act, household, person, typed, errors, onType } = props
  const together = act === 'split' || act === 'move'
  return (
    <View id="house-form" className="house-form">
      {act === 'phone' ? (
        <TextField
          label="新手机号"
          type="number"
          value={typed.phone}
          placeholder="11 位"
          hint={`${person.phone === '' ? '现在没有登记手机。' : `现在登记的是 ${person.phone}。`}一家人可以共用，两户不行；没有手机就空着。`}
          error={errors.phone}
          onChange={(phone) => onType({ phone })}
        />
      ) : null}
      {act === 'details' ? <Details {...props} /> : null}
      {together && household.members.length > 1 ? <Together {...props} /> : null}
      {act === 'split' ? <NewPlate {...props} /> : null}
      {act === 'move' ? <Where {...props} /> : null}
      {act === 'movedOut' || act === 'died' ? (
        <DateField
          label="哪天起"
          value={typed.on}
          max={today()}
          error={errors.on}
          onChange={(on) => onType({ on })}
        />
      ) : null}
      {(act === 'head' ? person.head : needsHead(household, person, typed)) ? (
        <Field label="谁当户主" error={errors.newHeadId}>
          <Chips
            label="谁当户主"
            value={typed.newHeadId}
            chips={staying(household, person, typed).map(chipOf)}
            onChange={(newHeadId) => onType({ newHeadId })}
          />
        </Field>
      ) : null}
      <Stays {...props} />
    </View>
  )
}

const chipOf = ({ residentId, name }: Member) => ({ value: residentId, label: name })

function Details({ person, typed, errors, onType }: ActFieldsProps) {
  return (
    <>
      <TextField
        label="姓名"
        value={typed.name}
        max={30}
        error={errors.name}
        onChange={(name) => onType({ name })}
      />
      {person.head ? null : (
        <TextField
          label="与户主关系"
          optional
          value={typed.relation}
          max={10}
          placeholder="如：妻子、长子"
          error={errors.relation}
          onChange={(relation) => onType({ relation })}
        />
      )}
      <TextField
        label="出生年月"
        optional
        value={typed.birth}
        max={20}
        placeholder="如：1965-03"
        hint="不改就空着。只记到哪年哪月满 14、18 岁，不存生日。"
        error={errors.birth}
        onChange={(birth) => onType({ birth })}
      />
    </>
  )
}

function Together({ household, person, typed, onType }: ActFieldsProps) {
  const others = household.members.filter((m) => m.residentId !== person.residentId)
  const toggle = (id: string) => {
    const { withThem } = typed
    const without = withThem.filter((other) => other !== id)
    onType({ withThem: without.length < withThem.length ? without : [...withThem, id] })
  }
  return (
    <Field label="一起走" optional>
      <View className="chips" {...a11y({ role: 'group', label: '一起走' })}>
        {others.map(({ residentId, name }) => {
          const on = typed.withThem.includes(residentId)
          return (
            <Tap
              key={residentId}
              role="checkbox"
              selected={on}
              className={cx('chips__chip', on && 'chips__chip--on')}
              onTap={() => toggle(residentId)}
            >
              {name}
            </Tap>
          )
        })}
      </View>
    </Field>
  )
}

export type PlateFieldsProps = Pick<ActFieldsProps, 'typed' | 'errors' | 'onType'>

export function NewPlate({ typed, errors, onType }: PlateFieldsProps) {
  const groups = useGroups()
  return (
    <View className="house-form__plate">
      <PickField
        label="组"
        value={typed.groupId === '' ? null : typed.groupId}
        options={(groups.data?.groups ?? []).map((g) => ({ value: g.groupId, label: g.name }))}
        error={errors.groupId}
        onChange={(groupId) => onType({ groupId })}
      />
      <TextField
        label="户号"
        value={typed.number}
        max={20}
        placeholder="如：21"
        error={errors.number}
        onChange={(number) => onType({ number })}
      />
    </View>
  )
}

function Where({ villageId, household, typed, errors, onType }: ActFieldsProps) {
  const [finding, setFinding] = useState(false)
  return (
    <Field label="迁到哪一户" error={errors.householdId}>
      <Button wide onTap={() => setFinding(true)}>
        {typed.to === null ? '选一户' : typed.to.name}
      </Button>
      <Sheet open={finding} title="迁到哪一户" onClose={() => setFinding(false)}>
        <FindHousehold
          villageId={villageId}
          onPick={({ householdId, name, group, number }) => {
            setFinding(false)
            if (householdId !== household.householdId)
              onType({ to: { householdId, name: `${name} · ${group} ${number} 号` } })
          }}
        />
      </Sheet>
    </Field>
  )
}

/** What is the person's goes along; what is the household's stays. */
function Stays({ act, household, person }: ActFieldsProps) {
  const office = person.roles.length === 0 ? '' : `${rolesInWords(person.roles)}的职务、`
  if (act === 'phone' || act === 'details') return null
  return (
    <>
      {act === 'head' ? null : (
        <FactList>
          <FactRow label="积分">{`留在${household.name}户`}</FactRow>
        </FactList>
      )}
      <View className="house-note t-sm ink-2">
        {act === 'split' || act === 'move'
          ? `人还是同一个人：${office}登录、报过的事都跟着${person.name}。以前的分，照那天的户算，不动。`
          : act === 'head'
            ? '积分、户卡都留在这一户，只换户主的名字。'
            : `名册里留着记录，报过的事和分都不动。报了名的活动会退出，空出的名额让给后面的人。`}
      </View>
    </>
  )
}
