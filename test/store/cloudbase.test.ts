import type { CollectionSpecs, Store } from '../../cloudfunctions/platform/store/store'
import { openOnLoopback } from '../cloudbase/cloud'
import { openProbe, probeEnvironment } from '../cloudbase/probe'
import type { Traced } from '../cloudbase/loopback'
import type { ContractDocuments } from './collections'
import { storeContract } from './contract'
import { storeProperties } from './properties'

// Each step is several round trips, and thirty at once on one document are many, more so on a busy machine.
jest.setTimeout(120_000)
const pace = { budgetMs: 60_000 }

const traces: (readonly Traced[])[] = []

async function open(
  collections: CollectionSpecs<ContractDocuments>,
): Promise<Store<ContractDocuments>> {
  const { store, loopback } = await openOnLoopback(collections, { pace })
  traces.push(loopback.trace)
  return store
}

storeContract('CloudBase', open)
storeProperties('CloudBase', open, 60)

test('nothing was written outside a transaction', () => {
  const writes = traces.flat().filter(({ action }) => /insert|modify|remove/.test(action))
  expect(writes.length).toBeGreaterThan(0)
  expect(writes.filter(({ transactionId }) => transactionId === undefined)).toEqual([])
})

const probe = probeEnvironment()
if (probe) {
  jest.setTimeout(300_000)
  const openTrue = (collections: CollectionSpecs<ContractDocuments>) =>
    openProbe<ContractDocuments>(probe, collections)
  storeContract(`CloudBase in ${probe.env}`, openTrue)
  storeProperties(`CloudBase in ${probe.env}`, openTrue, 10)
}
