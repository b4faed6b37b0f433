import { demoNamesNoStory } from './001-demo-names-no-story'
import { boardsCountAwards } from './002-boards-count-awards'
import { objectionsTellNobody } from './003-objections-tell-nobody'
import { noBirthdays } from './004-no-birthdays'
import type { Migration } from './migration'

/** In the order in which they came; new ones go to the end. */
export const migrations: readonly Migration[] = [
  demoNamesNoStory,
  boardsCountAwards,
  objectionsTellNobody,
  noBirthdays,
]

/** Counts the migrations that data has been through; a program that knows fewer does not touch it. */
export const dataVersion = migrations.length + 1
