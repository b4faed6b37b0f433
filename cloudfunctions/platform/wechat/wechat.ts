import type { MessageWords, Templates } from './template'

/**
 * WeChat's services for a mini-program. Whatever WeChat documents as an outcome is a value here, an outage too:
 * nothing throws, so that a villager's deed never fails because a service of WeChat does.
 */
export interface WeChat {
  /** msgSecCheck, version 2: at most `textMax` letters. */
  checkText(asked: TextAsked): Promise<Called<Suggest>>
  /** mediaCheckAsync, version 2: the verdict comes as an event of that trace within half an hour, or at once here. */
  checkMedia(asked: MediaAsked): Promise<Called<{ traceId: string; verdict: Suggest | null }>>
  /** subscribeMessage.send */
  send(openid: string, message: MessageWords): Promise<Called<null>>
  /** getUnlimited: a picture of the code that opens `page` with `scene`, of at most 32 letters. */
  drawCode(scene: string, page: string): Promise<Called<CodePicture>>
  /** getPhoneNumber: the number behind a code of the button, which is good once and for five minutes. */
  phoneOf(code: string): Promise<Called<string>>
  /** Messages that this installation has a template for. */
  readonly templates: Templates
}

/** What WeChat suggests to do with a text, photo or recording. */
export type Suggest = 'pass' | 'review' | 'risky'

/** What kind of text it is: 1 about a person, 2 comment, 3 forum, 4 social log. */
export const scenes = { profile: 1, comment: 2, forum: 3, log: 4 } as const
export type Scene = (typeof scenes)[keyof typeof scenes]

export const textMax = 2500

export interface TextAsked {
  /** Whose text it is; null for somebody who came without WeChat, whom it cannot judge. */
  readonly openid: string | null
  readonly scene: Scene
  readonly text: string
}

export interface MediaAsked {
  readonly what: 'photo' | 'voice'
  readonly openid: string | null
  readonly scene: Scene
  /** From where WeChat fetches it. */
  readonly address: string
}

export interface CodePicture {
  readonly bytes: Buffer
  readonly ending: 'jpg' | 'png'
}

export type Called<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Fault }

/**
 * - `nobody`: no openid, or one that is not of this mini-program: it can never be judged
 * - `inactive`: the user was not in the mini-program within the last two hours (61010)
 * - `limited`: WeChat takes no more at present, or is busy; nothing was done
 * - `down`: no answer in time, or one that is not documented; it may have been done
 * - `refused`: the user did not agree to this message, or used the consent up (43101)
 * - `template`: the template is not there, or was banned
 * - `expired`: the code was used, or is too old
 * - `invalid`: WeChat does not take these words, this page or this scene
 */
export type Fault =
  'nobody' | 'inactive' | 'limited' | 'down' | 'refused' | 'template' | 'expired' | 'invalid'

export function failed(why: Fault): { readonly ok: false; readonly why: Fault } {
  return { ok: false, why }
}
