/** The cloud functions, declared once: the bundles, their size check and the deploy command read this. */
export interface CloudFunction {
  readonly name: string
  readonly about: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  /** When the clock calls it, in CloudBase's cron of seven fields: second minute hour day month weekday year, UTC+8. */
  readonly triggers: readonly { readonly name: string; readonly cron: string }[]
  /** WeChat's services it may use; WeChat wants each one named. */
  readonly openapi: readonly string[]
  /** Packages with native parts or files of their own: never bundled, installed where the function runs. */
  readonly installed: readonly string[]
}

/** sharp 0.35 wants Node 20.9, CloudBase's newest is 20.19. */
export const runtime = 'Nodejs20.19'

const judging = ['security.msgSecCheck', 'security.mediaCheckAsync']

export const functions: readonly CloudFunction[] = [
  {
    name: 'api',
    about: '小程序调用的全部功能',
    timeoutSeconds: 20,
    // A photo of 50 megapixels is decoded into 200 MB; a roster of 10,000 rows needs less.
    memoryMb: 512,
    triggers: [],
    openapi: [...judging, 'wxacode.getUnlimited', 'phonenumber.getPhoneNumber'],
    installed: ['sharp'],
  },
  {
    name: 'timer',
    about: '到期入账、封榜、清理，由时钟调用',
    // As long as the lease it takes of a village: a run that is cut off is over before the next one starts.
    timeoutSeconds: 60,
    memoryMb: 256,
    triggers: [{ name: 'every5min', cron: '0 */5 * * * * *' }],
    openapi: [...judging, 'subscribeMessage.send'],
    installed: [],
  },
  {
    name: 'media-check',
    about: '接收微信的图片检查结果',
    timeoutSeconds: 20,
    memoryMb: 256,
    triggers: [],
    openapi: [],
    installed: [],
  },
  {
    name: 'paper',
    about: '打印户卡，由 api 调用',
    timeoutSeconds: 60,
    // Two fonts of 8 MB, taken apart.
    memoryMb: 512,
    triggers: [],
    openapi: [],
    installed: ['pdfkit', '@embedpdf/fonts-sc'],
  },
]
