// Fills the folder that it is given with a village whose boards have something on them, and prints who is who.
import { addDays, dayOf } from '@/domain/common/day'
import { openStoryVillage, type StoryPerson } from '../../village'

const villageId = 'shiwan'
const deeds = 150

async function main(): Promise<void> {
  const today = dayOf(new Date().toISOString())
  const story = await openStoryVillage({
    folder: process.argv[2] ?? '',
    publicityDays: 0,
    today: addDays(today, -2),
  })
  const { recorder, otherRecorder, reviewer, otherReviewer, villager } = story.people
  const cast = new Set(Object.values(story.people).map((p: Partial<StoryPerson>) => p.householdId))
  const all = await story.store.list('households', { eq: { villageId }, limit: 1000 })
  const households = all.map((h) => h.householdId).filter((id) => !cast.has(id))
  for (let i = 0; i < deeds; i++) {
    const deed = {
      householdId: households[i % households.length] ?? '',
      doneOn: addDays(today, -2),
    }
    const { deedId } = await story.ask(
      'deeds.file',
      { villageId, itemId: 'mediate', note: '劝和了两家争地界的', ...deed },
      recorder,
    )
    await story.ask('deeds.approve', { villageId, deedId }, reviewer)
  }
  await story.passDays(1)
  const signedIn = async (person: StoryPerson) => ({ ...person, token: await story.signIn(person) })
  const people = {
    recorder: await signedIn(recorder),
    otherRecorder: await signedIn(otherRecorder),
    reviewer: await signedIn(reviewer),
    otherReviewer: await signedIn(otherReviewer),
    villager: await signedIn(villager),
  }
  await story.close()
  console.log(JSON.stringify({ villageId, today, households, people }))
}

void main()
