export {
  openStoryVillage,
  type StoryOptions,
  type StoryPeople,
  type StoryPerson,
  type StoryVillage,
} from './village'
