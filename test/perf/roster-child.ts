// Imports the workbook that it is given into an empty village and prints what that took.
import { readFileSync } from 'node:fs'
import { runTimer } from '../../cloudfunctions/services/timer'
import { sendFile } from '../model/doing'
import { openWorld } from '../model/world'
import { millisecondsOf } from './figures'

const villageId = 'large'

async function main(): Promise<void> {
  const world = await openWorld('full')
  await world.addVillage({ villageId, households: { h: { clerk: ['committee'] } } })
  const bytes = readFileSync(process.argv[2] ?? '')
  const fileId = await sendFile(world, { villageId, purpose: 'roster' }, bytes, 'clerk')
  let importId = ''
  const checkMs = await millisecondsOf(async () => {
    const checked = await world.must('roster.checkImport', { villageId, fileId }, 'clerk')
    if (checked.state !== 'ready') throw new Error(JSON.stringify(checked.faults.slice(0, 5)))
    importId = checked.importId
  })
  const importMs = await millisecondsOf(async () => {
    await world.must('roster.import', { villageId, importId }, 'clerk')
    await runTimer(world.platform)
  })
  const village = await world.must('home.village', { villageId }, null)
  // The clerk stands on the roster already, and stays.
  if (village.residents !== 10_001) throw new Error(`imported ${String(village.residents)}`)
  const peakMib = Math.round(process.resourceUsage().maxRSS / 1024)
  await world.close()
  console.log(JSON.stringify({ checkMs, importMs, peakMib }))
}

void main()
