/** A recording with which somebody objects. It lies as a private file of that id. */
export interface Voice {
  readonly voiceId: string
  readonly kind: VoiceKind
  /** As the phone counted them. */
  readonly seconds: number
}

/** mp3 from WeChat, mp4 or webm from a browser; the kind is the ending of the file. */
export type VoiceKind = 'mp3' | 'aac' | 'm4a' | 'webm'

const isText = (bytes: Uint8Array, at: number, words: string) =>
  Array.from(words).every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
/** Brands of sound; a photo in the same container (heic, avif) is none. */
const brands = ['M4A ', 'M4B ', 'mp41', 'mp42', 'isom', 'iso2', 'iso4', 'iso5', 'iso6', 'dash']
const ebml = [0x1a, 0x45, 0xdf, 0xa3]

/** What a recording says of itself in its first bytes; it is never decoded here. Null: no recording that is taken. */
export function voiceKindOf(bytes: Uint8Array): VoiceKind | null {
  if (bytes.length < 16) return null
  if (isText(bytes, 0, 'ID3')) return 'mp3'
  if (isText(bytes, 4, 'ftyp')) return brands.some((b) => isText(bytes, 8, b)) ? 'm4a' : null
  if (ebml.every((byte, i) => bytes[i] === byte)) return 'webm'
  return frameKindOf(bytes[0] ?? 0, bytes[1] ?? 0)
}

/** Frames of MPEG begin with eleven ones, then version, and layer: 01 for mp3, 00 for ADTS. */
function frameKindOf(first: number, second: number): VoiceKind | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  const layer = (second >> 1) & 3
  if (layer === 1) return 'mp3'
  return layer === 0 && (second & 0xf0) === 0xf0 ? 'aac' : null
}
