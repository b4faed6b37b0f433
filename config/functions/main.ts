import { buildFunctions, functionsFolder } from './build'

void buildFunctions().then((built) => {
  for (const { name, eager, lazy } of built) {
    const kb = (bytes: number) => `${String(Math.round(bytes / 1024))} KB`
    const later = lazy.map(({ file, bytes }) => `${file} ${kb(bytes)}`).join(', ')
    console.log(`${functionsFolder}/${name}: index.js ${kb(eager.bytes)}${later && `, later ${later}`}`)
  }
})
