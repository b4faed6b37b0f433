import automator from 'miniprogram-automator'
import { openCounty, type County } from './county'
import { Phone } from './phone'
import { startSimulator, usualPhone, type SimulatedPhone, type Simulator } from './simulator'

/** A county and as many phones as a story needs. */
export interface Stage {
  readonly county: County
  /** The phone of one of the demo's people; without a name, of a stranger. */
  phone(
    name?: string,
    setting?: { width?: number; height?: number; elder?: boolean },
  ): Promise<Phone>
  /** What would have failed in WeChat, of all phones; none is the promise of every journey. */
  failures(): readonly string[]
  /** The simulator's own view of a phone: what crossed into its pages. */
  simulated(phone: Phone): SimulatedPhone
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const county = await openCounty()
  const simulator: Simulator = await startSimulator()
  const phones = new Map<Phone, SimulatedPhone>()
  let strangers = 0
  return {
    county,
    async phone(
      name,
      { width = usualPhone.width, height = usualPhone.height, elder = false } = {},
    ) {
      const openid = name === undefined ? `stranger-${++strangers}` : county.openidOf(name)
      const cloud = county.cloudOf(openid)
      const simulated = await simulator.phone({ cloud, spec: { width, height } })
      const program = await automator.connect({ wsEndpoint: simulated.wsEndpoint })
      const phone = new Phone(program)
      phones.set(phone, simulated)
      if (elder) await phone.tap(/长辈版/)
      return phone
    },
    failures: () =>
      [...phones.values()].flatMap(({ failures }) =>
        failures.map(({ kind, message }) => `${kind}: ${message}`),
      ),
    simulated(phone) {
      const simulated = phones.get(phone)
      if (!simulated) throw new Error('not a phone of this stage')
      return simulated
    },
    async close() {
      for (const { program } of phones.keys()) program.disconnect()
      await simulator.close()
      await county.close()
    },
  }
}

/** One stage for the tests of a file. Each of them also fails by what would have failed in WeChat. */
export function stageOfFile(): Omit<Stage, 'failures' | 'close'> {
  let stage: Stage
  jest.setTimeout(600_000)
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(() => stage.close())
  afterEach(() => {
    expect(stage.failures()).toEqual([])
  })
  return {
    get county() {
      return stage.county
    },
    phone: (name, setting) => stage.phone(name, setting),
    simulated: (phone) => stage.simulated(phone),
  }
}
