import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { SectionHead } from '@/components/section-head'

interface Reader {
  readonly who: string
  /** Line by line; it breaks at the blank where that is too long. */
  readonly sees: readonly string[]
  readonly whole?: boolean
}

const ofAward: readonly Reader[] = [
  { who: '监督员', sees: ['知道是您，', '看得见原话'], whole: true },
  { who: '那户和村委', sees: ['只知道', '有人提了'] },
  { who: '全村', sees: ['只看得见', '监督员的 答复'] },
]

/** A deduction is between the household and those who answer for it. */
const ofDeduction: readonly Reader[] = [
  { who: '监督员', sees: ['知道是您，', '看得见原话'], whole: true },
  { who: '村委', sees: ['只知道', '有人提了'] },
  { who: '别的户', sees: ['什么都', '看不见'] },
]

/** 谁看得见: said before anything is sent. `you`: whoever objects, where somebody writes it down for them. */
export function WhoSees({ deduct, you = '您' }: { deduct: boolean; you?: string }) {
  return (
    <>
      <SectionHead title="谁看得见" />
      <View className="who-sees" {...a11y({ role: 'list', label: '谁看得见' })}>
        {(deduct ? ofDeduction : ofAward).map(({ who, sees, whole }) => (
          <View key={who} className="who-sees__one" {...a11y({ role: 'listitem' })}>
            <View
              className={cx(
                'who-sees__eye',
                whole ? 'who-sees__eye--seen' : 'who-sees__eye--unseen',
              )}
            />
            <View className="who-sees__name">{who}</View>
            {sees.map((line) => (
              <View key={line}>
                {line
                  .replace('您', you)
                  .split(' ')
                  .map((part) => (
                    <View key={part} className="phrase">
                      {part}
                    </View>
                  ))}
              </View>
            ))}
          </View>
        ))}
      </View>
    </>
  )
}
