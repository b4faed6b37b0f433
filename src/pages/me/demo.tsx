import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDemoPeople, usePassDay } from '@/features/demo/hooks'
import { useSignInDemo, type Me } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { dayWords } from '@/components/dates'
import { Icon } from '@/components/icon'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast'

/** Where the server says that it is a demo: whom to be. */
export function DemoSignIn() {
  return (
    <>
      <SectionHead title="先选一个人看看" />
      <View className="pad ink-2 t-sm demo-note">这是演示，村和人都是编的，可以随便试。</View>
      <People />
    </>
  )
}

/** The demo's clock, and changing places with somebody else. */
export function Demo({ me }: { me: Me }) {
  const [changing, setChanging] = useState(false)
  const people = useDemoPeople(me.demo)
  const { passDay, busy } = usePassDay()
  const pass = async () => {
    const result = await passDay()
    if (!result.ok) toast(result.message)
    else {
      const { today, posted } = result.data
      toast(`今天是 ${dayWords(today)}，${posted === 0 ? '没有要入账的' : `入账 ${posted} 件`}`, {
        seal: 'posted',
      })
    }
  }
  return (
    <>
      <SectionHead title="演示" />
      <View className="pad demo-acts">
        <Button busy={busy} onTap={() => void pass()}>
          过一天
        </Button>
        <Button onTap={() => setChanging(true)}>换一个人</Button>
      </View>
      <View className="pad ink-3 t-sm">
        {people.data === null ? '' : `今天是 ${dayWords(people.data.today)}。`}
        过一天，公示就少一天，到期的会入账。
      </View>
      <Sheet open={changing} title="换一个人" onClose={() => setChanging(false)}>
        {changing ? <People onDone={() => setChanging(false)} /> : null}
      </Sheet>
    </>
  )
}

function People({ onDone }: { onDone?: () => void }) {
  const people = useDemoPeople(true)
  const { run, busy } = useSignInDemo()
  const signIn = async (personId: string, name: string) => {
    const result = await run({ personId })
    if (!result.ok) return toast(result.message)
    onDone?.()
    toast(`您现在是${name}`)
  }
  return (
    <Asked query={people} rows={6}>
      {(data) => (
        <>
          {[...new Set(data.people.map(placeOf))].map((village) => (
            <View key={village} className="links links--list">
              <View className="links__head serif t-md">{village}</View>
              {data.people
                .filter((p) => placeOf(p) === village)
                .map((p) => (
                  <Tap
                    key={p.personId}
                    className="links__row row"
                    label={`以${p.name}登录，${p.title}`}
                    disabled={busy}
                    onTap={() => void signIn(p.personId, p.name)}
                  >
                    <View className="grow">
                      <View className="t-md strong">{p.name}</View>
                      <View className="ink-3 t-sm">{p.title}</View>
                    </View>
                    <Icon name="next" size={20} />
                  </Tap>
                ))}
            </View>
          ))}
        </>
      )}
    </Asked>
  )
}

/** Officers belong to no village. */
function placeOf({ village, title }: { village: string; title: string }): string {
  return title.includes('乡镇') || title.includes('县') ? '镇里和县里' : village
}
