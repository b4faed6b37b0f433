import { openCounty } from './county'
import { startSimulator } from './simulator'
test("t", async () => {
  let t = Date.now()
  const lap = (w: string) => { console.log(w, Date.now() - t); t = Date.now() }
  const county = await openCounty(); lap('county')
  console.log(county.loopback.documents('entries').length, county.loopback.files.size)
  const s = await startSimulator(); lap('sim')
  const p = await s.phone({ cloud: county.cloudOf(county.openidOf('赵永顺')) }); lap('phone')
  p.page.on('console', m => console.log('console', m.text()))
  await new Promise(r => setTimeout(r, 3000)); t = Date.now()
  console.log(p.failures, county.takeCalls())
  console.log((await p.takeCrossings()).map(c => ({...c, keys: c.keys.slice(0, 4)})))
  await p.page.screenshot({ path: '/tmp/sim1.png' }); lap('shot')
  await s.close(); await county.close(); lap('closed')
}, 200000)
