import { useState } from 'react'
import { View } from '@tarojs/components'
import type { AccountView } from '@/domain/ledger/contract'
import { go } from '@/routes'
import { useCardCode } from '@/features/codes/hooks'
import { useHousehold } from '@/features/roster/households'
import { usePendingDeeds } from '@/features/deeds/hooks'
import { villageOfHousehold, type Me } from '@/features/session/hooks'
import { Button } from '@/components/button'
import { CardSheet } from '@/features/codes/card-sheet'
import { stateLine } from '@/features/deeds/deed-row'
import { deedTitle } from '@/features/deeds/words'
import { grouped, signed } from '@/components/numbers'
import { ReadAloud } from '@/components/read-aloud'
import { nowMs } from '@/session/clock'
import { useElder } from '@/theme/elder'

/** Whose points these are: name, group and number, and the household's card; in elder mode 读给我听 in its place. */
export function Holder({ me, account }: { me: Me; account: AccountView }) {
  const { elder } = useElder()
  const [card, setCard] = useState(false)
  const villageId = villageOfHousehold(me)
  const household = useHousehold(card ? villageId : null)
  const picture = useCardCode(villageId, card ? (household.data?.householdId ?? null) : null)
  const pending = usePendingDeeds(elder ? villageId : null)
  const place = `${account.group} · ${account.number} 号`

  const say = () => [
    account.name,
    `现在有 ${account.spendable} 分`,
    `荣誉积分 ${account.honour} 分`,
    ...(pending.data?.deeds ?? []).map((deed) => `${deedTitle(deed)}，${stateLine(deed, nowMs())}`),
    ...account.entries
      .slice(0, 5)
      .map((entry) =>
        `${entry.title}，${signed(entry.record.spendable)} 分`
          .replace('−', '减 ')
          .replace('+', '加 '),
      ),
  ]

  return (
    <>
      <View className="holder row">
        <View className="grow holder__who">
          <View className="holder__name serif">{account.name}</View>
          {elder ? null : <View className="ink-3 t-sm nowrap">{place}</View>}
        </View>
        {elder ? (
          <ReadAloud say={say} />
        ) : (
          <Button icon="code" onTap={() => setCard(true)}>
            一户一码
          </Button>
        )}
      </View>
      {account.unit === 'resident' && !elder ? (
        <View className="pad ink-2 t-sm">
          全家 结余 {grouped(account.household.spendable)} · 荣誉{' '}
          {grouped(account.household.honour)}
        </View>
      ) : null}
      <CardSheet
        picture={picture}
        open={card}
        name={household.data?.name ?? account.name}
        place={place}
        code={household.data?.cardCode ?? ''}
        square={household.data?.square}
        error={household.error?.message}
        onClose={() => setCard(false)}
      />
    </>
  )
}

/** 报一件事, or why not: whoever answers what is said against a report makes none. */
export function ReportButton({ me }: { me: Me }) {
  return (
    <View className="report">
      {me.may('deeds.answer') ? (
        <Button wide reason="监督员不能申报，请家人来报" />
      ) : (
        <Button kind="primary" wide onTap={() => go('packages/points/claim/index')}>
          报一件事
        </Button>
      )}
    </View>
  )
}
