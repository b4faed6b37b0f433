import { messageFields, messageKinds, type MessageKind } from '@/domain/common/told'
import { fitted, type Template, type Templates } from './template'
import { failed, type Called, type Fault, type Suggest, type WeChat } from './wechat'

/** The part of wx-server-sdk that is used. It writes names in camelCase and rejects with `errCode`. */
export interface OpenapiCloud {
  readonly openapi: {
    readonly security: {
      msgSecCheck(asked: object): Promise<unknown>
      mediaCheckAsync(asked: object): Promise<unknown>
    }
    readonly subscribeMessage: { send(message: object): Promise<unknown> }
    readonly wxacode: { getUnlimited(asked: object): Promise<unknown> }
    readonly phonenumber: { getPhoneNumber(asked: object): Promise<unknown> }
  }
}

export interface OpenapiOptions {
  readonly templates?: Templates
  /** A command waits no longer for WeChat than this. */
  readonly timeoutMs?: number
}

const version = 2
const mediaTypes = { voice: 1, photo: 2 } as const

/** WeChat through the cloud's openapi, which needs no secret; each API is named in the function's config.json. */
export function openapiWechat(cloud: OpenapiCloud, options: OpenapiOptions = {}): WeChat {
  const { templates = {}, timeoutMs = 4_000 } = options
  const call = <T>(
    asked: () => Promise<unknown>,
    read: (answer: Answer) => T | null,
  ): Promise<Called<T>> => answered(asked, read, timeoutMs)
  const { security, subscribeMessage, wxacode, phonenumber } = cloud.openapi
  return {
    templates,
    async checkText({ openid, scene, text }) {
      if (openid === null) return failed('nobody')
      return call(
        () => security.msgSecCheck({ version, openid, scene, content: text }),
        ({ result }) => suggestOf(result?.suggest),
      )
    },
    async checkMedia({ what, openid, scene, address }) {
      if (openid === null) return failed('nobody')
      return call(
        () =>
          security.mediaCheckAsync({
            version,
            openid,
            scene,
            mediaType: mediaTypes[what],
            mediaUrl: address,
          }),
        ({ traceId }) => (typeof traceId === 'string' ? { traceId, verdict: null } : null),
      )
    },
    async send(openid, { kind, words, page }) {
      const template = templates[kind]
      if (!template) return failed('template')
      const data = Object.fromEntries(
        template.fields.map((field, i) => [field, { value: fitted(field, words[i] ?? '') }]),
      )
      const message = { touser: openid, templateId: template.id, page, lang: 'zh_CN', data }
      const sent = await call(
        () => subscribeMessage.send(message),
        () => ({}),
      )
      return sent.ok ? { ok: true, value: null } : sent
    },
    drawCode: (scene, page) =>
      call(
        () => wxacode.getUnlimited({ scene, page, checkPath: false, width: 430 }),
        ({ buffer, contentType }) =>
          Buffer.isBuffer(buffer)
            ? { bytes: buffer, ending: contentType?.includes('png') ? 'png' : 'jpg' }
            : null,
      ),
    phoneOf: (code) =>
      call(
        () => phonenumber.getPhoneNumber({ code }),
        ({ phoneInfo }) => {
          const { purePhoneNumber: number, countryCode } = phoneInfo ?? {}
          if (typeof number !== 'string' || number === '') return null
          return countryCode === undefined || String(countryCode) === '86'
            ? number
            : `+${String(countryCode)}${number}`
        },
      ),
  }
}

/** Fields of the answers that are read; what WeChat sends is not trusted to have them. */
interface Answer {
  readonly result?: { readonly suggest?: unknown }
  readonly traceId?: unknown
  readonly buffer?: unknown
  readonly contentType?: string
  readonly phoneInfo?: {
    readonly purePhoneNumber?: unknown
    readonly countryCode?: string | number
  }
}

export function suggestOf(suggest: unknown): Suggest | null {
  return suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? suggest : null
}

async function answered<T>(
  asked: () => Promise<unknown>,
  read: (answer: Answer) => T | null,
  timeoutMs: number,
): Promise<Called<T>> {
  let late: NodeJS.Timeout | undefined
  const timeout = new Promise<'late'>((resolve) => {
    late = setTimeout(() => {
      resolve('late')
    }, timeoutMs)
  })
  try {
    const answer = await Promise.race([asked(), timeout])
    if (answer === 'late' || typeof answer !== 'object' || answer === null) return failed('down')
    const value = read(answer)
    return value === null ? failed('down') : { ok: true, value }
  } catch (error) {
    return failed(faultOf((error as { errCode?: unknown } | null)?.errCode))
  } finally {
    clearTimeout(late)
  }
}

/** Codes as WeChat documents them for these five APIs. */
const faults: Readonly<Record<number, Fault>> = {
  [-1]: 'limited',
  40003: 'nobody',
  43104: 'nobody',
  61010: 'inactive',
  44991: 'limited',
  45009: 'limited',
  45011: 'limited',
  43108: 'limited',
  43101: 'refused',
  40037: 'template',
  43107: 'template',
  40029: 'expired',
  40163: 'expired',
  40097: 'invalid',
  40169: 'invalid',
  41030: 'invalid',
  45168: 'invalid',
  47001: 'invalid',
  47003: 'invalid',
}

function faultOf(errCode: unknown): Fault {
  return (typeof errCode === 'number' ? faults[errCode] : undefined) ?? 'down'
}

/** WX_TEMPLATE_DEED_DECIDED and its like: the id, or `id:thing1,phrase2,thing5` where fields are numbered otherwise. */
export function templatesOf(environment: Readonly<Record<string, string | undefined>>): Templates {
  const found: Partial<Record<MessageKind, Template>> = {}
  for (const kind of messageKinds) {
    const name = `WX_TEMPLATE_${kind.replace('.', '_').toUpperCase()}`
    const [id = '', fields] = (environment[name] ?? '').trim().split(':')
    if (id === '') continue
    found[kind] = { id, fields: fields?.split(',').map((f) => f.trim()) ?? messageFields[kind] }
  }
  return found
}
