import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Query } from '@/data/call'
import { usePrintCards } from '@/features/roster/cards'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Choice } from '@/components/field'
import { PickField } from '@/components/field/pick'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'

interface Groups {
  readonly groups: readonly { groupId: string; name: string; households: number }[]
}

const wholeVillage = 'all'
const perPage = 8

/** Household cards of a group or of the whole village, eight on an A4 page. */
export function PrintSheet({
  villageId,
  groups,
  open,
  onClose,
}: {
  villageId: string
  groups: Query<Groups>
  open: boolean
  onClose: () => void
}) {
  const [groupId, setGroupId] = useState(wholeVillage)
  const [paper, setPaper] = useState<'cards' | 'codes'>('cards')
  const { busy, print } = usePrintCards(villageId)
  const make = async () => {
    const which = groupId === wholeVillage ? {} : { groupId }
    const result = await print(paper === 'codes' ? { ...which, codes: true } : which)
    if (!result.ok) return toast(result.message)
    onClose()
    const { cards, codes = 0 } = result.data
    const slips = paper === 'codes' ? `，登录码 ${String(codes)} 张` : ''
    toast(`${String(cards)} 张户卡好了${slips}`)
  }
  const all = groups.data?.groups ?? []
  const chosen = all.filter((g) => groupId === wholeVillage || g.groupId === groupId)
  const count = chosen.reduce((sum, g) => sum + g.households, 0)
  return (
    <Sheet
      open={open}
      title="打印户卡"
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          busy={busy}
          {...(count === 0 ? { reason: '这个组还没有户' } : {})}
          onTap={() => void make()}
        >
          生成 PDF
        </Button>
      }
    >
      <Asked query={groups} rows={2}>
        {() => (
          <View className="roster-sheet">
            <PickField
              label="哪些户"
              value={groupId}
              options={[
                { value: wholeVillage, label: '全村' },
                ...all.map((g) => ({
                  value: g.groupId,
                  label: `${g.name}（${String(g.households)} 户）`,
                })),
              ]}
              onChange={setGroupId}
            />
            <Choice
              label="印什么"
              value={paper}
              options={[
                { value: 'cards', label: '只印户卡' },
                {
                  value: 'codes',
                  label: '户卡，再印登录码',
                  note: '还没设口令的户，每户一张，第一次登录用；以前给的登录码作废',
                },
              ]}
              onChange={(value) => setPaper(value === 'codes' ? 'codes' : 'cards')}
            />
            <View className="pad ink-2 t-md">
              {`共 ${String(count)} 张，A4 纸 ${String(Math.ceil(count / perPage))} 页，一页 8 张，沿虚线裁开。`}
            </View>
            <View className="pad ink-3 t-sm">卡只认得是哪一户，单凭它登录不了。</View>
          </View>
        )}
      </Asked>
    </Sheet>
  )
}
