import { Refused } from './wx/answer'

type Resolve = (result: { event: 'agree' | 'disagree' | 'exposureAuthorization' }) => void
type Listener = (resolve: Resolve, info: { referrer: string }) => void

/**
 * The privacy guide: the first API that touches a person's data asks the app's listener, and waits.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export class Privacy {
  agreed = false
  private listener: Listener | null = null
  private waiting: (() => void)[] = []

  onNeed(listener: Listener): void {
    this.listener = listener
  }

  /** Resolves once the person has agreed. Without a listener WeChat asks itself, and here the person agrees. */
  required(referrer: string): Promise<void> {
    if (this.agreed || this.listener === null) {
      this.agreed = true
      return Promise.resolve()
    }
    const { listener } = this
    return new Promise((resolve, reject) => {
      this.waiting.push(resolve)
      listener(
        ({ event }) => {
          if (event === 'agree') this.agree()
          if (event === 'disagree') reject(new Refused('privacy permission is not authorized'))
        },
        { referrer },
      )
    })
  }

  /** The agree button was tapped. */
  agree(): void {
    this.agreed = true
    const { waiting } = this
    this.waiting = []
    for (const go of waiting) go()
  }
}
