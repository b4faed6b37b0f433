// The static gate of the weapp build: npm run gate:weapp [folder]
import { existsSync } from 'node:fs'
import path from 'node:path'
import { compile } from './compile'
import { malformed, readBuild, type Build } from './files'
import { links } from './links'
import { oldPhones } from './old-phones'
import { mainAreas } from './parts'
import { kb, sizes, tooLarge } from './sizes'
import { upload } from './upload'

void main(process.argv[2] ?? 'dist/weapp')

async function main(dir: string) {
  if (!existsSync(path.join(dir, 'app.json'))) {
    console.error(`${dir} holds no mini-program: npm run build:weapp`)
    process.exit(1)
  }
  const build = readBuild(dir)
  const unreadable = malformed(build)
  const problems = unreadable.length ? unreadable : await check(build)
  for (const problem of problems) console.error(problem)
  console.log(problems.length ? `${problems.length} problems` : 'the weapp build passes the gate')
  process.exit(problems.length ? 1 : 0)
}

async function check(build: Build) {
  const packages = sizes(build)
  for (const { name, bytes, limitKb } of packages) {
    console.log(`${kb(bytes).padStart(10)} of ${limitKb} KB  ${name}`)
  }
  console.log('of the main package, from 1 KB on:')
  for (const { name, bytes } of mainAreas(build)) {
    if (bytes >= 1024) console.log(`${kb(bytes).padStart(10)}  ${name}`)
  }
  const uploaded = await upload(build.dir)
  return [
    ...compile(build),
    ...links(build),
    ...oldPhones(build),
    ...tooLarge(packages),
    ...uploaded,
  ]
}
