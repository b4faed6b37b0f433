import { useState } from 'react'
import { View } from '@tarojs/components'
import { useBindings, useEndBinding } from '@/features/session/bindings'
import { useMe } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { dayWords, nearDay } from '@/components/dates'
import { Empty } from '@/components/empty'
import { Phrases } from '@/components/phrases'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { dayOf } from '@/domain/common/day'
import type { BindingView } from '@/domain/session/contract'
import { today } from '@/session/clock'
import { Secret } from './secret'
import './index.scss'

/** Who is signed in to the household, the way to end it, and the secret with which one signs in. */
export default function Bindings() {
  const me = useMe()
  const villageId = me.identity?.villageId ?? null
  const bindings = useBindings(me.query.data === null ? me.villageId : villageId)
  return (
    <Screen title="登录和口令">
      <Asked query={me.query}>
        {() =>
          villageId === null ? (
            <Empty picture="honour" title="还没有登录" line="先在「我家」登录，再回来看。" />
          ) : (
            <Asked query={bindings}>
              {(data) => (
                <>
                  <Secret villageId={villageId} secretAt={data.secretAt} officer={me.officer} />
                  <SectionHead
                    title={me.officer ? '谁登录着' : '谁登录着我家'}
                    note={`${String(data.bindings.length)} 处`}
                  />
                  <View className="bindings">
                    {data.bindings.map((binding) => (
                      <Bound key={binding.bindingId} villageId={villageId} binding={binding} />
                    ))}
                  </View>
                  <View className="pad ink-2 t-sm bindings__note">
                    不认得的，点「解除」，它马上就看不了、办不了。怕再有人登录，请换口令，再找村委换新卡。
                  </View>
                </>
              )}
            </Asked>
          )
        }
      </Asked>
    </Screen>
  )
}

function Bound({ villageId, binding }: { villageId: string; binding: BindingView }) {
  const { bindingId, name, current, browsers } = binding
  const [asking, setAsking] = useState(false)
  const { run, busy } = useEndBinding()
  const what = deviceWords(binding)
  const end = async () => {
    const result = await run({ villageId, bindingId })
    setAsking(false)
    toast(result.ok ? `${name}的${what}已解除` : result.message)
  }
  return (
    <View className="bindings__row">
      <View className="grow">
        <View className="t-md strong">{`${name} · ${what}`}</View>
        <View className="ink-2 t-sm">
          <Phrases text={timeWords(binding)} />
        </View>
        {browsers.length === 0 ? null : (
          <View className="ink-2 t-sm">{`还登录着网页：${told(browsers)}`}</View>
        )}
      </View>
      {current ? (
        <View className="ink-3 t-sm nowrap">正在用</View>
      ) : (
        <Button label={`解除${name}的${what}`} onTap={() => setAsking(true)}>
          解除
        </Button>
      )}
      <Sheet
        open={asking}
        title={`解除${name}的${what}？`}
        onClose={() => setAsking(false)}
        foot={
          <Button kind="primary" wide busy={busy} onTap={() => void end()}>
            解除
          </Button>
        }
      >
        <View className="pad ink-2 t-md bindings__ask">
          那部手机、那个网页马上退出。是家里人的，以后要重新登录。
        </View>
      </Sheet>
    </View>
  )
}

function deviceWords({ by, device }: BindingView): string {
  if (by === 'wechat') return '微信'
  return device === '' ? '网页' : `网页（${device}）`
}

/** 11 月 3 日登录，昨天用过 */
function timeWords({ since, lastOn }: BindingView): string {
  const began = since === null ? '以前登录的' : `${dayWords(dayOf(since), today())}登录`
  return lastOn === null ? began : `${began}，${nearDay(lastOn, today())}用过`
}

/** Safari、Chrome 2 个 */
function told(browsers: readonly string[]): string {
  return [...new Set(browsers)]
    .map((name) => {
      const of = browsers.filter((browser) => browser === name).length
      return of === 1 ? name : `${name} ${String(of)} 个`
    })
    .join('、')
}
