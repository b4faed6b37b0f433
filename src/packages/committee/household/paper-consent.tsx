import { useState } from 'react'
import { View } from '@tarojs/components'
import { fieldErrors } from '@/data/field-errors'
import { paperFacts } from '@/features/roster/paper-words'
import type { Upkeep } from '@/features/roster/upkeep'
import { Button } from '@/components/button'
import { DateField } from '@/components/field/pick'
import { Dotted } from '@/components/phrases'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { today } from '@/session/clock'
import type { Member } from './member-row'

interface PaperConsentProps {
  person: Member
  upkeep: Upkeep
}

/** Whether somebody is named in full, where that is for a paper to say: what the person set on the phone is not. */
export function PaperConsent({ person, upkeep }: PaperConsentProps) {
  const { name, under14, named } = person
  const [open, setOpen] = useState(false)
  if (under14 || (named?.on && !named.paper)) return null
  const close = () => setOpen(false)
  return (
    <View className="house-paper row">
      <View className="grow">
        <View className="serif t-md">{named?.paper ? '写全名' : '名字打码'}</View>
        <View className="ink-3 t-sm">
          <Dotted
            facts={named?.paper ? paperFacts(named.paper) : ['没有手机的，可以在纸上同意写全名']}
          />
        </View>
      </View>
      <Button
        label={named?.paper ? `收回${name}的纸上同意` : `记${name}的纸上同意`}
        onTap={() => setOpen(true)}
      >
        {named?.paper ? '收回' : '记纸上同意'}
      </Button>
      {!open ? null : named?.paper ? (
        <End {...{ person, upkeep }} onClose={close} />
      ) : (
        <Agree {...{ person, upkeep }} onClose={close} />
      )}
    </View>
  )
}

/** The day is asked for, never guessed: a paper older than a withdrawal does not count. */
function Agree({ person, upkeep, onClose }: PaperConsentProps & { onClose: () => void }) {
  const { residentId, name } = person
  const [signedOn, setSignedOn] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const send = async () => {
    const result = await upkeep.agreeOnPaper({ residentId, signedOn: signedOn ?? '' })
    if (!result.ok) {
      setError(fieldErrors(result, ['signedOn']).signedOn)
      return toast(result.message)
    }
    toast('记下了，已告诉这一户', { seal: 'approved' })
    onClose()
  }
  return (
    <Sheet
      open
      title={`${name}在纸上同意写全名`}
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={upkeep.busy} onTap={() => void send()}>
          记下
        </Button>
      }
    >
      <View className="pad ink-2 t-md house__ask">
        榜、公示、活动、光荣榜都写全名。纸由村里留着，不用拍照。会告诉这一户，家里大人随时能收回。未满
        18 岁的，本人或户主签。
      </View>
      <DateField
        label="纸上写的日子"
        value={signedOn}
        max={today()}
        error={error}
        onChange={setSignedOn}
      />
    </Sheet>
  )
}

function End({ person, upkeep, onClose }: PaperConsentProps & { onClose: () => void }) {
  const { residentId, name } = person
  const send = async () => {
    const result = await upkeep.endPaper(residentId)
    toast(result.ok ? '收回了，已告诉这一户' : result.message)
    if (result.ok) onClose()
  }
  return (
    <Sheet
      open
      title={`收回${name}的纸上同意？`}
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={upkeep.busy} onTap={() => void send()}>
          收回，名字打码
        </Button>
      }
    >
      <View className="pad ink-2 t-md house__ask">
        马上生效，光荣榜上的也打码。以后再要写全名，请本人重新签一张。
      </View>
    </Sheet>
  )
}
