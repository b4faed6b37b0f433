import type { HouseholdView } from '@/domain/home/contract'
import { useCommand } from '@/data/call'
import { choiceOf } from '@/features/photos/choose-photos-weapp'
import { usePhotos } from '@/features/photos/hooks'

type Member = HouseholdView['members'][number]

/** The own picture and nickname as they are written anew. */
export function useProfile(villageId: string, { avatar }: Pick<Member, 'avatar'>) {
  const photos = usePhotos(villageId, 1, avatar === null ? [] : [avatar], 'avatar')
  const { run, busy } = useCommand('user.change')
  return {
    photos,
    /** WeChat's own chooser gives the path of a file. */
    takeFromWeChat: (path: string) => photos.take([choiceOf(path)]),
    busy,
    save: (nickname: string) => run({ villageId, nickname, photoIds: [...photos.ids] }),
  }
}
