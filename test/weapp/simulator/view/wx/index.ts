import { builtinNames, documented } from '../../compile/documented'
import type { MiniApp } from '../app'
import { cloud } from './cloud'
import { device } from './device'
import { fileSystem, userDataPath } from './file-system'
import { lifecycle } from './lifecycle'
import { manners } from './manners'
import { media } from './media'
import { navigation } from './navigation'
import { network } from './network'
import { storage } from './storage'
import { strict } from './strict'
import { ui } from './ui'

export type Wx = Record<string, unknown>

/** APIs that touch a person's data, behind the privacy guide. */
const personal = ['chooseMedia', 'chooseImage', 'chooseMessageFile', 'setClipboardData', 'scanCode']

/** The `wx` of a phone: what the app uses, typed by WeChat's own typings; every other name fails. */
export function createWx(app: MiniApp): Wx {
  const { documented: known } = app.payload
  const implemented: Wx = {}
  const canIUse = (schema: string) => usable(schema, implemented)
  Object.assign(
    implemented,
    device(app, canIUse),
    storage(),
    navigation(app),
    network(app),
    ui(app),
    media(app),
    manners(app),
    lifecycle(app),
    {
      env: { USER_DATA_PATH: userDataPath },
      getFileSystemManager: () =>
        strict('FileSystemManager', fileSystem(app) as unknown as Wx, [], app),
      cloud: strict('wx.cloud', cloud(app) as unknown as Wx, known.cloud, app),
    },
  )
  for (const name of personal) implemented[name] = guarded(app, name, implemented[name] as Api)
  return strict('wx', implemented, known.wx, app)
}

type Api = (option?: Record<string, unknown>) => unknown

/** Asks for consent first; refused, it fails as the API itself would. */
function guarded(app: MiniApp, name: string, api: Api): Api {
  return (option = {}) => {
    if (app.privacy.agreed) return api(option)
    const { fail, complete, success } = option as Record<string, ((r: unknown) => void) | undefined>
    const after = app.privacy.required(name).then(
      () => api(option),
      (error: unknown) => {
        const answer = { errMsg: `${name}:fail ${String(error)}`, errno: 104 }
        fail?.(answer)
        complete?.(answer)
        if (!fail && !complete && !success) throw answer as unknown as Error
      },
    )
    return fail || complete || success ? undefined : after
  }
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/wx.canIUse.html: `showToast`, `button.open-type.share` */
function usable(schema: string, implemented: Wx): boolean {
  const [name = '', part] = schema.split('.')
  if (name in implemented) return true
  if (!builtinNames.includes(name)) return false
  return part === undefined || (documented[name]?.attributes.includes(part) ?? false)
}
