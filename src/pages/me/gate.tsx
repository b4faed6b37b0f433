import { useState } from 'react'
import { View } from '@tarojs/components'
import { CardSheet, codeStyle, spaced } from '@/features/codes/card-sheet'
import { useCardCode } from '@/features/codes/hooks'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { ReadAloud } from '@/components/read-aloud'
import { Tap } from '@/components/tap'
import type { HouseholdView } from '@/domain/home/contract'
import { useElder } from '@/theme/elder'

/** The gate before it is known whose it is: what stands under it keeps its place. */
export function GateBlank() {
  return (
    <>
      <View className="gate" />
      <Loading rows={1} />
    </>
  )
}

/** The head of 我家: the household's own gate with its name and its card in the doorway. In elder mode name and card alone. */
export function Gate({
  villageId,
  household,
  say,
}: {
  villageId: string
  household: HouseholdView
  say: () => string[]
}) {
  const { elder } = useElder()
  const [card, setCard] = useState(false)
  const picture = useCardCode(villageId, card ? household.householdId : null)
  const { name, square, cardCode } = household
  const place = `${household.group} · ${household.number} 号`
  const show = () => setCard(true)
  return (
    <>
      {elder ? (
        <>
          <View className="row pad gate__top">
            <View className="grow">
              <View className="serif t-xl">{name}</View>
              <View className="ink-2">{place}</View>
            </View>
            <ReadAloud say={say} />
          </View>
          <View className="pad">
            <Button kind="primary" wide icon="code" onTap={show}>
              出示户卡
            </Button>
          </View>
        </>
      ) : (
        <>
          <View className="gate">
            <View className="gate__name serif">{name}</View>
            <Tap className="gate__door" label={`${name}的户卡，放大看`} onTap={show}>
              {square ? <View className="gate__code" style={codeStyle(square)} /> : null}
              <View className="num">{spaced(cardCode)}</View>
            </Tap>
          </View>
          <View className="row pad gate__under">
            <View className="grow ink-2 t-sm">
              {place} · {inWords(household.members.length)}口人
              {household.unnamed ? ' · 榜上不具名' : ''}
            </View>
            <Button icon="code" onTap={show}>
              一户一码
            </Button>
          </View>
        </>
      )}
      <CardSheet
        open={card}
        name={name}
        place={place}
        code={cardCode}
        square={square}
        picture={picture}
        onClose={() => setCard(false)}
      />
    </>
  )
}

/** 四 */
function inWords(count: number): string {
  return '零一两三四五六七八九十'[count] ?? ` ${count} `
}
