import type { Choice } from './choice'
import { chooseInWeChat } from './choose-photos-weapp'
import { chooseOnWeb } from './choose-photos-web'

/** Asks the person for photos, taken now or before; none where they change their mind. */
export const choosePhotos: (most: number) => Promise<readonly Choice[]> =
  process.env.TARO_ENV === 'weapp' ? chooseInWeChat : chooseOnWeb
