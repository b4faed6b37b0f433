import { useState } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/field'
import { PageFoot } from '@/components/page-foot'
import { PhotoField } from '@/features/photos/photo-field'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import { useHousehold } from '@/features/roster/households'
import { useMe, villageOfHousehold } from '@/features/session/hooks'
import { useProfile } from '@/features/user/hooks'
import type { HouseholdView } from '@/domain/home/contract'
import { nicknameMax } from '@/domain/user/limits'
import { goBack } from '@/routes'
import './index.scss'

const title = '我的头像和昵称'

/** Picture and nickname, filled in by WeChat's own chooser there, by a file and a plain field on the web. */
export default function ProfilePage() {
  const me = useMe()
  const villageId = villageOfHousehold(me)
  const household = useHousehold(villageId)
  const own = household.data?.members.find((m) => m.me)
  if (villageId !== null && own !== undefined) {
    return <Form key={own.residentId} villageId={villageId} own={own} />
  }
  return (
    <Screen title={title}>
      <Asked query={me.query}>
        {() =>
          villageId === null ? (
            <Empty picture="honour" title="还没有登录" line="先在「我家」登录，再回来填。" />
          ) : (
            <Asked query={household}>{() => null}</Asked>
          )
        }
      </Asked>
    </Screen>
  )
}

function Form({ villageId, own }: { villageId: string; own: HouseholdView['members'][number] }) {
  const { photos, takeFromWeChat, save, busy } = useProfile(villageId, own)
  const [nickname, setNickname] = useState(own.nickname)
  const [error, setError] = useState<string>()
  const send = async () => {
    const result = await save(nickname)
    if (!result.ok) return setError(result.message)
    toast('存好了')
    goBack()
  }
  return (
    <Screen
      title={title}
      foot={
        <PageFoot>
          <Button
            kind="primary"
            wide
            busy={busy}
            reason={photos.unready === null ? undefined : '头像还没传好'}
            onTap={() => void send()}
          >
            存下
          </Button>
        </PageFoot>
      }
    >
      <View className="pad ink-2 t-md profile__note">
        填不填都行，只有您家里人看得到。名册上的姓名不变。
      </View>
      {process.env.TARO_ENV === 'weapp' && photos.list.length === 0 ? (
        <View className="pad">
          <Button
            wide
            icon="photo"
            openType="chooseAvatar"
            onOpen={(e) => {
              const { avatarUrl } = e.detail as { avatarUrl?: string }
              if (avatarUrl) takeFromWeChat(avatarUrl)
            }}
          >
            选头像
          </Button>
        </View>
      ) : (
        <PhotoField
          label="头像"
          hint="选好就传"
          photos={photos.list}
          max={1}
          optional
          onChoose={() => void photos.choose()}
          onRetry={photos.retry}
          onRemove={photos.remove}
        />
      )}
      <TextField
        label="昵称"
        type="nickname"
        optional
        value={nickname}
        max={nicknameMax}
        placeholder="家里人怎么叫您"
        error={error}
        onChange={(text) => {
          setNickname(text)
          setError(undefined)
        }}
      />
    </Screen>
  )
}
