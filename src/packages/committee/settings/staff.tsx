import { useState } from 'react'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { FindHousehold } from '@/features/roster/finder'
import { useChangeSettings } from '@/features/settings/hooks'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Field, MultiChoice, TextArea } from '@/components/field'
import { DateField } from '@/components/field/pick'
import { Icon } from '@/components/icon'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast'
import { roles as allRoles, type Role } from '@/domain/common/roles'
import type { FoundHousehold } from '@/domain/roster/contract'
import { settingsLimits } from '@/domain/settings/limits'
import type { SettingsView, StaffRow } from '@/domain/settings/contract'
import { rolesInWords, roleWords } from '@/domain/roster/roles'
import { today } from '@/session/clock'
import type { SectionProps } from '.'

type Person = Pick<StaffRow, 'residentId' | 'name' | 'roles'>

const notes: Readonly<Record<Role, string>> = {
  recorder: '替人申报，收集线索',
  reviewer: '审核申报，本人和同户的事要由别人审',
  committee: '管名册、光荣榜和设置',
  supervisor: '看全村的账，处理异议；不能申报和审核',
}

export function Staff({ villageId, view, may }: SectionProps) {
  const [person, setPerson] = useState<Person | null>(null)
  const [finding, setFinding] = useState(false)
  return (
    <>
      <SectionHead
        title="职务"
        note={`${String(view.staff.length)} 人`}
        {...(may ? { action: '给别人职务', onAction: () => setFinding(true) } : {})}
      />
      <View className="set">
        {view.staff.map((row) =>
          may ? (
            <Tap
              key={row.residentId}
              className="set__row row"
              label={`${row.name}，${rolesInWords(row.roles)}，修改`}
              onTap={() => setPerson(row)}
            >
              <StaffWords row={row} />
              <Icon name="next" size={20} />
            </Tap>
          ) : (
            <View key={row.residentId} className="set__row row">
              <StaffWords row={row} />
            </View>
          ),
        )}
      </View>
      {finding ? (
        <FindPerson
          villageId={villageId}
          staff={view.staff}
          onClose={() => setFinding(false)}
          onPick={(found) => {
            setFinding(false)
            setPerson(found)
          }}
        />
      ) : null}
      {person ? (
        <RolesSheet
          villageId={villageId}
          version={view.version}
          person={person}
          onClose={() => setPerson(null)}
        />
      ) : null}
    </>
  )
}

function StaffWords({ row }: { row: StaffRow }) {
  return (
    <View className="grow">
      <View className="t-md strong">{row.name}</View>
      <View className="ink-3 t-sm">
        {row.group} · {rolesInWords(row.roles)}
      </View>
    </View>
  )
}

/** The household first, then who of it. */
function FindPerson({
  villageId,
  staff,
  onPick,
  onClose,
}: {
  villageId: string
  staff: SettingsView['staff']
  onPick: (person: Person) => void
  onClose: () => void
}) {
  const [household, setHousehold] = useState<FoundHousehold | null>(null)
  const pick = (residentId: string) => {
    const member = household?.members.find((m) => m.residentId === residentId)
    const known = staff.find((s) => s.residentId === residentId)
    if (member) onPick({ residentId, name: member.name, roles: known?.roles ?? [] })
  }
  return (
    <Sheet open title="给谁职务" onClose={onClose}>
      {household === null ? (
        <FindHousehold villageId={villageId} onPick={setHousehold} />
      ) : (
        <Field label={`${household.name}的哪一位`}>
          <Chips
            label="哪一位"
            value={null}
            chips={household.members
              .filter((m) => !m.under14)
              .map((m) => ({ value: m.residentId, label: m.name }))}
            onChange={pick}
          />
        </Field>
      )}
    </Sheet>
  )
}

function RolesSheet({
  villageId,
  version,
  person,
  onClose,
}: {
  villageId: string
  version: number
  person: Person
  onClose: () => void
}) {
  const { busy, giveRoles } = useChangeSettings(villageId, version)
  const [chosen, setChosen] = useState<readonly Role[]>(person.roles)
  const [ageUnknown, setAgeUnknown] = useState(false)
  const [adult, setAdult] = useState(false)
  const [heldOn, setHeldOn] = useState(today())
  const [minutes, setMinutes] = useState('')
  const [error, setError] = useState<string>()
  const elects = chosen.includes('supervisor') !== person.roles.includes('supervisor')
  const save = async () => {
    const result = await giveRoles({
      residentId: person.residentId,
      roles: [...chosen],
      ...(adult ? { adult } : {}),
      ...(elects ? { meeting: { heldOn, minutes: minutes.trim() } } : {}),
    })
    if (!result.ok && result.code !== 'NOTHING_CHANGED') {
      setAgeUnknown(ageUnknown || result.code === 'AGE_UNKNOWN')
      setError(fieldError(result, 'meeting.minutes') ?? fieldError(result, 'meeting'))
      return toast(result.message)
    }
    if (result.ok) toast(savedWords(result.data.waitsFor))
    onClose()
  }
  return (
    <Sheet
      open
      title={`${person.name}的职务`}
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={busy} onTap={() => void save()}>
          {elects || takesTwo(person.roles, chosen) ? '提出来' : '保存'}
        </Button>
      }
    >
      <MultiChoice
        label="职务"
        value={[...chosen]}
        hint="一个都不选，就是不再担任。审核员和村委要另一位村委同意，监督员由会议推选、乡镇来定。"
        options={allRoles.map((role) => ({
          value: role,
          label: roleWords[role],
          note: notes[role],
        }))}
        onChange={(values) => setChosen(allRoles.filter((role) => values.includes(role)))}
      />
      {ageUnknown ? (
        <MultiChoice
          label="年龄"
          value={adult ? ['adult'] : []}
          options={[
            { value: 'adult', label: '已满 18 岁', note: '名册里没有出生年月，请先问清楚' },
          ]}
          onChange={(values) => setAdult(values.includes('adult'))}
        />
      ) : null}
      {elects ? (
        <>
          <DateField label="哪天开的会" value={heldOn} max={today()} onChange={setHeldOn} />
          <TextArea
            label="会议记录"
            error={error}
            value={minutes}
            max={settingsLimits.minutes.max}
            placeholder="什么会，到了多少人，同意、不同意各多少票"
            onChange={(text) => {
              setMinutes(text)
              setError(undefined)
            }}
          />
        </>
      ) : null}
    </Sheet>
  )
}

/** A change of reviewers or of the committee. */
function takesTwo(before: readonly Role[], after: readonly Role[]): boolean {
  return (['reviewer', 'committee'] as const).some(
    (role) => before.includes(role) !== after.includes(role),
  )
}

function savedWords(waitsFor: 'village' | 'town' | undefined): string {
  if (waitsFor === undefined) return '改好了，已记入改动记录'
  return waitsFor === 'town' ? '提出来了，等乡镇来定' : '提出来了，等另一位村委同意'
}
