import automator from 'miniprogram-automator'
import type { Stage } from '../journeys/phone'
import { openCounty, type County } from './county'
import { AutomatorPhone } from './phone'
import { startSimulator, usualPhone, type SimulatedPhone, type Simulator } from './simulator'

export interface WeappStage extends Stage<AutomatorPhone> {
  readonly county: County
  /** The simulator's own view of a phone: what crossed into its pages. */
  simulated(phone: AutomatorPhone): SimulatedPhone
}

/** The mini-program on simulated phones, for the tests of a file. */
export function weappStage(): WeappStage {
  let county: County
  let simulator: Simulator
  const phones = new Map<AutomatorPhone, SimulatedPhone>()
  let strangers = 0
  jest.setTimeout(600_000)
  beforeAll(async () => {
    county = await openCounty()
    simulator = await startSimulator()
  })
  const stage: WeappStage = {
    get county() {
      return county
    },
    async phone(name, { elder = false } = {}) {
      const openid = name === undefined ? `stranger-${++strangers}` : county.openidOf(name)
      const simulated = await simulator.phone({ cloud: county.cloudOf(openid) })
      const program = await automator.connect({ wsEndpoint: simulated.wsEndpoint })
      const phone = new AutomatorPhone(program, {
        ask: (name, payload) => county.functions.invoke('api', { name, payload }, { openid }),
        takeTrips: () => county.takeCalls(),
        back: () => simulated.back(),
        underWay: () => county.underWay(),
        width: () => simulated.page.evaluate(() => document.documentElement.scrollWidth),
      })
      phones.set(phone, simulated)
      if (elder) await phone.tap(/长辈版/)
      return phone
    },
    widths: { normal: usualPhone.width, elder: usualPhone.width },
    passDays: (days) => county.passDays(days),
    simulated(phone) {
      const simulated = phones.get(phone)
      if (!simulated) throw new Error('not a phone of this test')
      return simulated
    },
    failures: () =>
      [...phones.values()].flatMap(({ failures }) =>
        failures.map(({ kind, message }) => `${kind}: ${message}`),
      ),
  }
  afterEach(async () => {
    const failures = stage.failures()
    for (const [phone, simulated] of phones) {
      phone.program.disconnect()
      await simulated.close()
    }
    phones.clear()
    expect(failures).toEqual([])
  })
  afterAll(async () => {
    await simulator.close()
    await county.close()
  })
  return stage
}
