/**
 * As much of protocol buffers as the messages to WeChat need: fields of length (type 2) and varints (type 0).
 * Numbers of fields are those of `CommApiData` and `CommOpenApiResp` in wx-server-sdk.
 */
export function* fieldsOf(message: Buffer): Generator<[field: number, value: Buffer | number]> {
  let at = 0
  const varint = () => {
    let [value, shift] = [0, 1]
    for (;;) {
      const byte = message[at++] ?? 0
      value += (byte & 0x7f) * shift
      if (byte < 0x80) return value
      shift *= 128
    }
  }
  while (at < message.length) {
    const tag = varint()
    if ((tag & 7) === 0) yield [tag >> 3, varint()]
    else if ((tag & 7) === 2) {
      const length = varint()
      yield [tag >> 3, message.subarray(at, at + length)]
      at += length
    } else throw new Error(`a field of wire type ${tag & 7}`)
  }
}

export function bytesField(field: number, value: Buffer): Buffer {
  return Buffer.concat([varintOf((field << 3) | 2), varintOf(value.length), value])
}

export function numberField(field: number, value: number): Buffer {
  return Buffer.concat([varintOf(field << 3), varintOf(value)])
}

function varintOf(value: number): Buffer {
  const bytes: number[] = []
  for (; value >= 0x80; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80)
  return Buffer.from([...bytes, value])
}
