// Whether the oldest phones can run the scripts of the built web app.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { missingOnOldPhones } from './old-phones'

const scripts = 'dist/web/js'

if (!existsSync(scripts)) {
  console.error(`${scripts} is missing: npm run build:web`)
  process.exit(1)
}
const files = readdirSync(scripts).filter((name) => name.endsWith('.js'))
const missing = files.flatMap((name) =>
  missingOnOldPhones(name, readFileSync(`${scripts}/${name}`, 'utf8')),
)
for (const line of missing) console.error(line)
if (missing.length > 0) process.exit(1)
console.log(`${String(files.length)} scripts ask nothing that the oldest phones lack`)
