import { buildFunctions, functionsFolder } from './build'

const [folder = functionsFolder] = process.argv.slice(2)

void buildFunctions(folder).then((built) => {
  for (const { name, eager, lazy } of built) {
    const kb = (bytes: number) => `${String(Math.round(bytes / 1024))} KB`
    const later = lazy.map(({ file, bytes }) => `${file} ${kb(bytes)}`).join(', ')
    console.log(`${folder}/${name}: index.js ${kb(eager.bytes)}${later && `, later ${later}`}`)
  }
})
