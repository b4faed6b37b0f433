import { Input } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { Clock } from '@/components/clock'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Field } from '@/components/field'
import { nativeInput } from '@/components/field/native'
import { foundingCodeHours, foundingCodeLength } from '@/domain/founding/limits'

/** What is pasted may have blanks within. */
const typedMax = 20
const places = Array.from({ length: foundingCodeLength }, (_, i) => i)

/** The code in eight squares, as it stands on the screen of the first start, and how long it is good for. */
export function Code({
  value,
  hours,
  error,
  onChange,
}: {
  value: string
  hours: number | null
  error: string | undefined
  onChange: (code: string) => void
}) {
  const type = (text: string) => onChange(cleaned(text))
  return (
    <View className="open__slip">
      {[1, 2, 3, 4].map((corner) => (
        <View key={corner} className={`open__corner open__corner--${corner}`} />
      ))}
      <Field label="开机码" error={error}>
        {(described) => (
          <View className="open__code">
            <View className="open__squares" {...a11y({ hidden: true })}>
              {places.map((i) => (
                <View
                  key={i}
                  className={cx(
                    'open__square',
                    i === foundingCodeLength / 2 && 'open__square--apart',
                    i === value.length && 'open__square--now',
                  )}
                >
                  {value.charAt(i)}
                </View>
              ))}
            </View>
            <Input
              className="open__input"
              type="text"
              value={value}
              maxLength={typedMax}
              placeholder=""
              onChange={type}
              {...(process.env.TARO_ENV === 'weapp'
                ? { ariaLabel: '开机码' }
                : nativeInput(
                    { ...described, placeholder: undefined, inputMode: 'text' },
                    value,
                    type,
                  ))}
            />
          </View>
        )}
      </Field>
      {hours === null ? (
        <View className="t-md">
          现在没有能用的开机码。请管机器的人重新启动一次，屏幕上会出新码。
        </View>
      ) : (
        <View className="row open__hours">
          <Clock
            // The hours that are left are the filled ticks.
            left={1 - hours / foundingCodeHours}
            size={52}
            word={String(hours)}
            label={`还有 ${String(hours)} 小时`}
          />
          <View className="t-sm ink-2">
            <View>小时内有效，只用一次</View>
            <View>印在第一次开机的屏幕上</View>
          </View>
        </View>
      )}
    </View>
  )
}

/** As it is compared: capitals and digits alone. */
function cleaned(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, foundingCodeLength)
}
