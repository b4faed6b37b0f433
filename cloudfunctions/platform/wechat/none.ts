import { failed, type WeChat } from './wechat'

const nobody = () => Promise.resolve(failed('nobody'))

/** Where there is no mini-program beside the web app: nobody judges texts and photos, so that people of the village do. */
export const noWechat: WeChat = {
  templates: {},
  checkText: nobody,
  checkMedia: nobody,
  send: nobody,
  drawCode: nobody,
  phoneOf: nobody,
}
