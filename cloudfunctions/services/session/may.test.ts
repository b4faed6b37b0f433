import type { RoleCall } from '@/domain/contracts'
import { mayOf } from './may'

const resident = (...roles: Parameters<typeof mayOf>[0]['roles']) =>
  mayOf({ kind: 'resident', roles })

test('a villager without a role may make no call that takes one', () => {
  expect(resident()).toEqual([])
})

test('an officer of the county lets a committee in again, ends officers and says who answers for the data, and nothing else', () => {
  expect(mayOf({ kind: 'county', roles: [] })).toEqual([
    'settings.restoreHolder',
    'settings.setDataOffice',
    'session.officers',
    'session.endOfficer',
  ])
})

test('each role brings what the contracts give it', () => {
  expect(resident('supervisor')).toEqual(
    expect.arrayContaining(['deeds.objections', 'deeds.answer', 'settings.read']),
  )
  expect(resident('supervisor')).not.toContain('settings.change')
  expect(resident('reviewer')).toContain('deeds.todo')
  expect(resident('reviewer')).not.toContain('honours.post')
  expect(resident('recorder')).toContain('roster.find')
  expect(resident('recorder', 'committee')).toEqual(
    expect.arrayContaining(['roster.find', 'honours.post', 'settings.change']),
  )
})

test('an officer of the town stands in for reviewers and supervisors', () => {
  expect(mayOf({ kind: 'town', roles: [] })).toEqual(
    expect.arrayContaining(['deeds.todo', 'deeds.objections', 'checks.todo']),
  )
  expect(mayOf({ kind: 'town', roles: [] })).not.toContain('settings.read')
})

test('what every villager may do is no matter of roles', () => {
  expect(resident('committee')).not.toContain('deeds.file')
  // @ts-expect-error open to every villager
  const open: RoleCall = 'deeds.file'
  // @ts-expect-error open to anybody
  const looks: RoleCall = 'home.village'
  expect([open, looks]).toHaveLength(2)
})
