import type { CallName, RequestInput } from '@/domain/contracts'
import { useCommand } from '@/data/call'

type Typed<N extends CallName> = Omit<RequestInput<N>, 'villageId'>

/** The roster kept up one person at a time. */
export function useUpkeep(villageId: string) {
  const add = useCommand('roster.addPerson')
  const change = useCommand('roster.changePerson')
  const leave = useCommand('roster.personLeft')
  const back = useCommand('roster.personBack')
  const move = useCommand('roster.movePerson')
  const split = useCommand('roster.split')
  const newHousehold = useCommand('roster.addHousehold')
  const household = useCommand('roster.changeHousehold')
  const close = useCommand('roster.closeHousehold')
  const agree = useCommand('roster.agreeOnPaper')
  const endPaper = useCommand('roster.endPaper')
  const people = [add, change, leave, back, move, agree, endPaper]
  const all = [...people, split, newHousehold, household, close]
  return {
    busy: all.some(({ busy }) => busy),
    addPerson: (typed: Typed<'roster.addPerson'>) => add.run({ villageId, ...typed }),
    changePerson: (typed: Typed<'roster.changePerson'>) => change.run({ villageId, ...typed }),
    personLeft: (typed: Typed<'roster.personLeft'>) => leave.run({ villageId, ...typed }),
    personBack: (residentId: string) => back.run({ villageId, residentId }),
    movePerson: (typed: Typed<'roster.movePerson'>) => move.run({ villageId, ...typed }),
    split: (typed: Typed<'roster.split'>) => split.run({ villageId, ...typed }),
    addHousehold: (typed: Typed<'roster.addHousehold'>) =>
      newHousehold.run({ villageId, ...typed }),
    changeHousehold: (typed: Typed<'roster.changeHousehold'>) =>
      household.run({ villageId, ...typed }),
    closeHousehold: (typed: Typed<'roster.closeHousehold'>) => close.run({ villageId, ...typed }),
    agreeOnPaper: (typed: Typed<'roster.agreeOnPaper'>) => agree.run({ villageId, ...typed }),
    endPaper: (residentId: string) => endPaper.run({ villageId, residentId }),
  }
}

export type Upkeep = ReturnType<typeof useUpkeep>
