import type { MiniApp } from '../app'
import { answering, needed, Refused } from './answer'

type Cloud = Pick<
  WxCloud,
  'init' | 'callFunction' | 'uploadFile' | 'downloadFile' | 'getTempFileURL'
>

/** Events beyond this are refused or slow in the cloud; the app keeps below it. */
const eventBytesMax = 100 * 1024

/**
 * wx.cloud: what goes out crosses as JSON and reaches the host, which knows whose phone this is.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/
 */
export function cloud(app: MiniApp): Cloud {
  let ready = false
  const api = (name: string, act: (option: never) => Promise<object>) =>
    answering(`cloud.${name}`, (option) => {
      if (!ready) throw new Error("Cloud API isn't enabled, please call wx.cloud.init first")
      return act(option as never)
    }) as never
  return {
    init: () => {
      ready = true
    },
    callFunction: api('callFunction', async (option: ICloud.CallFunctionParam) => {
      const data = jsonOf(option.data ?? {})
      if (data.length > eventBytesMax)
        app.failures.add('api', `wx.cloud.callFunction: an event of ${data.length} bytes`)
      const name = needed(option, 'name')
      const result = await asked(app, 'cloud.call', { name, data: JSON.parse(data) as unknown })
      return { result, requestID: 'simulated' }
    }),
    uploadFile: uploading(app, () => ready),
    downloadFile: api('downloadFile', async (option: ICloud.DownloadFileParam) => {
      const { base64 } = (await asked(app, 'cloud.download', {
        fileID: needed(option, 'fileID'),
      })) as { base64: string }
      return { tempFilePath: app.files.addBase64(base64, ''), statusCode: 200 }
    }),
    getTempFileURL: api('getTempFileURL', async (option: ICloud.GetTempFileURLParam) => {
      const fileList = await asked(app, 'cloud.addresses', { fileList: option.fileList })
      return { fileList }
    }),
  }
}

function uploading(app: MiniApp, ready: () => boolean): Cloud['uploadFile'] {
  const send = answering('cloud.uploadFile', async (option) => {
    if (!ready()) throw new Error("Cloud API isn't enabled, please call wx.cloud.init first")
    const cloudPath = needed(option, 'cloudPath')
    const base64 = app.files.base64(needed(option, 'filePath'))
    const fileID = await asked(app, 'cloud.upload', { cloudPath, base64 })
    return { fileID, statusCode: 200 }
  })
  const upload = (option: { success?: (result: object) => void }) => {
    const listeners = new Set<(progress: { progress: number }) => void>()
    const answer = send({
      ...option,
      ...(option.success && {
        success: (result: object) => {
          for (const listener of listeners) listener({ progress: 100 })
          option.success?.(result)
        },
      }),
    })
    return (
      answer ?? {
        onProgressUpdate: (listener: never) => listeners.add(listener),
        offProgressUpdate: (listener: never) => listeners.delete(listener),
        onHeadersReceived: () => undefined,
        offHeadersReceived: () => undefined,
        abort: () => undefined,
      }
    )
  }
  return upload as never
}

async function asked(app: MiniApp, method: string, params: object): Promise<unknown> {
  try {
    return await app.ask(method, params)
  } catch (error) {
    throw new Refused(`Error: ${error instanceof Error ? error.message : String(error)}`, {
      errCode: -1,
    })
  }
}

function jsonOf(data: unknown): string {
  return JSON.stringify(data)
}
