import type { CSSProperties } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import './index.scss'

/** What each seal says; its shape says it too. */
export const sealWords = {
  filed: '申报',
  waiting: '待审',
  approved: '同意',
  publicity: '公示',
  posted: '入账',
  objection: '异议',
  returned: '退回',
  reversed: '冲正',
  verified: '核验',
  reached: '达成',
  cheer: '加油',
  honour: '光荣',
} as const

export type SealKind = keyof typeof sealWords

export interface SealProps {
  kind: SealKind
  /** Height in px; inherit: as tall as the text around it. */
  size?: number | 'inherit'
  /** Degrees off the upright. */
  tilt?: number
  /** Comes down like a hand's stamp (not in elder mode, not with reduced motion). */
  stamp?: boolean
  /** Its name for a screen reader; false where the words beside it say the same. */
  label?: string | false
}

export function Seal({ kind, size = 46, tilt, stamp, label = sealWords[kind] }: SealProps) {
  return (
    <View
      className={cx('seal', `seal--${kind}`, stamp && 'seal--stamp')}
      style={placed(size, tilt)}
      {...(label === false ? a11y({ hidden: true }) : a11y({ role: 'img', label: `${label}印` }))}
    />
  )
}

/** An outcome that has no drawn seal: 撤回, 撤下, 不符. Ink, in a plain frame. */
export function WordSeal({
  word,
  size = 46,
  tilt,
  twice,
}: {
  word: string
  size?: number
  tilt?: number
  twice?: boolean
}) {
  return (
    <View
      className={cx('word-seal', twice && 'word-seal--twice')}
      style={placed(size, tilt)}
      {...a11y({ role: 'img', label: `${word}印` })}
    >
      <View className="word-seal__word">{word}</View>
    </View>
  )
}

/** The village's seal as an ornament: square, with the village's own name. Never round, never a star. */
export function VillageSeal({
  name,
  size = 34,
  line = false,
  tilt,
}: {
  name: string
  size?: number
  /** 朱文, lies over text; else 白文, stands beside it. */
  line?: boolean
  tilt?: number
}) {
  const words = villageSealWords(name)
  return (
    <View
      className={cx(
        'name-seal',
        'name-seal--square',
        line ? 'name-seal--line' : 'name-seal--solid',
        words.length > 4 && 'name-seal--six',
      )}
      style={placed(size, tilt)}
      {...a11y({ role: 'img', label: `${name}印` })}
    >
      <View className="name-seal__words">{words}</View>
    </View>
  )
}

/** Four or six characters, read downwards from the right: 柿湾村印, 李村之印, 大石头村, 新安江口村印. */
export function villageSealWords(name: string): string {
  const words = name.replace(/\s/g, '')
  if (words.length <= 1) return `${words}村之印`.slice(0, 4)
  if (words.length === 2) return `${words}之印`
  if (words.length === 3 || words.length === 5) return `${words}印`
  return words.length === 4 ? words : words.slice(0, 6)
}

const frames = ['solid', 'round', 'line'] as const
const tilts = [0, 3, -5, 2, -3, 5, -2]

/** A surname beside a goal, as collectors stamped a painting: 张王李赵 each in a frame of its own. */
export function NameSeal({
  surname,
  size = 36,
  index = 0,
}: {
  surname: string
  size?: number
  index?: number
}) {
  const frame = frames[index % frames.length]
  const words = surname.slice(0, 2)
  return (
    <View
      className={cx(
        'name-seal',
        frame === 'round' ? 'name-seal--round' : 'name-seal--square',
        frame === 'solid' ? 'name-seal--solid' : 'name-seal--line',
        words.length > 1 ? 'name-seal--two' : 'name-seal--one',
      )}
      style={placed(size, tilts[index % tilts.length])}
    >
      <View className="name-seal__words">{words}</View>
    </View>
  )
}

function placed(size: number | 'inherit', tilt?: number): CSSProperties {
  const style: CSSProperties = size === 'inherit' ? {} : { fontSize: `${size}px` }
  if (tilt) style.transform = `rotate(${tilt}deg)`
  return style
}
