// Whether the oldest phones can run the scripts of the built web app, and whether its style sheets find their pictures.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { missingOnOldPhones } from './old-phones'

const root = 'dist/web'

if (!existsSync(`${root}/js`)) {
  console.error(`${root}/js is missing: npm run build:web`)
  process.exit(1)
}
const scripts = filesIn('js', '.js')
const sheets = filesIn('css', '.css')
const missing = [
  ...scripts.flatMap((file) => missingOnOldPhones(path.basename(file), read(file))),
  ...sheets.flatMap(lostPictures),
]
for (const line of missing) console.error(line)
if (missing.length > 0) process.exit(1)
console.log(`${String(scripts.length)} scripts ask nothing that the oldest phones lack`)
console.log(`${String(sheets.length)} style sheets find their pictures`)

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(`${root}/${folder}`).filter((name) => name.endsWith(ending))
  return names.map((name) => `${root}/${folder}/${name}`)
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

/** An address in a style sheet counts from the sheet's own folder. */
function lostPictures(sheet: string): string[] {
  const addresses = [...read(sheet).matchAll(/url\(["']?(?!data:|#|https?:)([^"')]+)/g)]
  return addresses
    .map(([, address = '']) => address)
    .filter((address) => !existsSync(path.join(path.dirname(sheet), address)))
    .map((address) => `${path.basename(sheet)}: ${address} is not there`)
}
