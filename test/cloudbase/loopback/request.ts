/** The body of a request to `/admin`, as far as the loopback reads it. */
export interface Body {
  readonly action: string
  readonly envName?: string
  readonly collectionName?: string
  readonly transactionId?: string
  readonly queryType?: 'DOC' | 'WHERE'
  readonly query?: string
  readonly order?: string
  readonly projection?: string
  readonly offset?: number
  readonly limit?: number
  readonly multi?: boolean
  readonly merge?: boolean
  readonly upsert?: boolean
  readonly data?: string | readonly string[]
  readonly stages?: readonly { readonly stageKey: string; readonly stageValue: string }[]
  readonly function_name?: string
  readonly request_data?: string
  readonly path?: string
  readonly file_list?: readonly { readonly fileid: string; readonly max_age?: number }[]
  readonly fileid_list?: readonly string[]
  readonly apiName?: string
  readonly requestData?: Buffer
}

/** Raw fields of a form, as the SDK sends what goes to WeChat. */
export function parseForm(raw: Buffer, contentType: string): Record<string, Buffer> {
  const boundary = Buffer.from(`--${/boundary=(.+)$/.exec(contentType)?.[1] ?? ''}`)
  const fields: Record<string, Buffer> = {}
  let from = raw.indexOf(boundary)
  for (;;) {
    const to = raw.indexOf(boundary, from + boundary.length)
    if (from < 0 || to < 0) return fields
    const part = raw.subarray(from + boundary.length + 2, to - 2)
    const head = part.indexOf('\r\n\r\n')
    const name = /name="([^"]+)"/.exec(part.subarray(0, head).toString())?.[1]
    if (name !== undefined) fields[name] = part.subarray(head + 4)
    from = to
  }
}
