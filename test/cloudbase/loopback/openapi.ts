import { bytesField, fieldsOf, numberField } from './protobuf'

/** Answers a call of `cloud.openapi`: JSON, or bytes such as a picture. Fields come as WeChat has them, in snake_case. */
export type OpenApi = (data: Record<string, unknown>) => unknown

/** Bytes that a call of WeChat gets as they are. Their type gets lost in the SDK, which writes only the name. */
export interface SentFile {
  readonly fileName: string
  readonly value: Buffer
}

export async function callOpenApi(
  apis: Readonly<Record<string, OpenApi>>,
  name: string,
  requestData: Buffer,
): Promise<Buffer> {
  const api = apis[name]
  const answer = api
    ? await api(dataOf(requestData))
    : { errcode: -604100, errmsg: 'API not found' }
  const picture = Buffer.isBuffer(answer)
  return Buffer.concat([
    bytesField(1, picture ? answer : Buffer.from(JSON.stringify(answer))),
    bytesField(2, Buffer.from(picture ? 'image/jpeg' : 'application/json; encoding=utf-8')),
    numberField(4, 200),
  ])
}

/** `CommApiData.openapiData.pairs`, each with its key, value and, for a file, its type. */
function dataOf(message: Buffer): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const [field, openapiData] of fieldsOf(message)) {
    if (field !== 2 || typeof openapiData === 'number') continue
    for (const [, pair] of fieldsOf(openapiData)) {
      if (typeof pair === 'number') continue
      const parts = new Map(fieldsOf(pair))
      const text = (part: number) => String(parts.get(part) ?? '')
      const value = parts.get(2)
      data[text(1)] = parts.has(4)
        ? ({ fileName: text(4), value: Buffer.from(value as Buffer) } satisfies SentFile)
        : JSON.parse(text(2))
    }
  }
  return data
}
