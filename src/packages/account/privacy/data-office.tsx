import { useState } from 'react'
import { View } from '@tarojs/components'
import { fieldErrors } from '@/data/field-errors'
import { useDataOffice, useSetDataOffice } from '@/features/settings/hooks'
import type { Me } from '@/features/session/hooks'
import { Button } from '@/components/button'
import { FactList, FactRow } from '@/components/fact-row'
import { TextField } from '@/components/field'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { settingsLimits } from '@/domain/settings/limits'

const fields = ['body', 'phone', 'address', 'hours'] as const
type Typed = Record<(typeof fields)[number], string>
type Office = NonNullable<ReturnType<typeof useDataOffice>['data']>['office']

/** Who answers for all of this, as the county says; it is the county's to set. */
export function DataOffice({ me, villageId }: { me: Me; villageId: string | null }) {
  const query = useDataOffice(villageId)
  const [changing, setChanging] = useState(false)
  const office = query.data?.office ?? null
  const mayChange = villageId !== null && me.may('settings.setDataOffice')
  // Nothing is said of it before it is known.
  if (villageId !== null && query.data === null && query.error === null) return null
  return (
    <>
      <SectionHead title="谁负责这些信息" />
      {office === null ? (
        <View className="pad t-md privacy-page__words">
          <View>
            {mayChange
              ? '还没有写明由谁负责。写上以后，全县各村的人在这里看得到该找谁。'
              : '县里还没有写明由谁负责。想看、想改、想删自己的信息，先找村委会，由村委会转告县里。'}
          </View>
        </View>
      ) : (
        <FactList>
          <FactRow
            label="单位"
            note={`${query.data?.county ?? ''}写明的。想看、想改、想删自己的信息，找他们，或找村委会转告。`}
          >
            {office.body}
          </FactRow>
          <FactRow label="电话">{office.phone}</FactRow>
          {office.address === '' ? null : <FactRow label="地址">{office.address}</FactRow>}
          {office.hours === '' ? null : <FactRow label="时间">{office.hours}</FactRow>}
        </FactList>
      )}
      {mayChange ? (
        <View className="pad privacy-page__change">
          <Button wide kind={office === null ? 'primary' : 'plain'} onTap={() => setChanging(true)}>
            {office === null ? '写明由谁负责' : '改由谁负责'}
          </Button>
        </View>
      ) : null}
      {changing && villageId !== null ? (
        <ChangeSheet villageId={villageId} office={office} onClose={() => setChanging(false)} />
      ) : null}
    </>
  )
}

function ChangeSheet({
  villageId,
  office,
  onClose,
}: {
  villageId: string
  office: Office
  onClose: () => void
}) {
  const set = useSetDataOffice()
  const { body = '', phone = '', address = '', hours = '' } = office ?? {}
  const [typed, setTyped] = useState<Typed>({ body, phone, address, hours })
  const [errors, setErrors] = useState<Partial<Typed>>({})
  const save = async () => {
    const result = await set.run({ villageId, ...typed })
    if (!result.ok) {
      setErrors(fieldErrors(result, fields))
      return toast(result.message)
    }
    toast('写好了，各村的改动记录里都有')
    onClose()
  }
  const field = (key: keyof Typed) => ({
    value: typed[key],
    error: errors[key],
    onChange: (text: string) => setTyped({ ...typed, [key]: text }),
  })
  const { office: limits } = settingsLimits
  return (
    <Sheet
      open
      title="谁负责这些信息"
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={set.busy} onTap={() => void save()}>
          保存
        </Button>
      }
    >
      <TextField
        label="单位名称"
        max={limits.body.max}
        placeholder="如：云岭县民政局"
        {...field('body')}
      />
      <TextField
        label="办公电话"
        max={limits.phone.max}
        placeholder="如：0312-7221234"
        hint="人人看得到，写单位的电话，不写个人的。"
        {...field('phone')}
      />
      <TextField label="地址" optional max={limits.address} {...field('address')} />
      <TextField
        label="办公时间"
        optional
        max={limits.hours}
        placeholder="如：工作日 9 到 17 点"
        {...field('hours')}
      />
    </Sheet>
  )
}
