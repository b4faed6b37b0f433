import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../../store/temporary'

/** A small mini-program in a folder of its own: page → its files by extension. The first page opens. */
export function writeProgram(
  pages: Readonly<Record<string, Readonly<Record<string, string>>>>,
  app: object = {},
): string {
  const folder = temporaryFolder()
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  write('app.json', JSON.stringify({ pages: Object.keys(pages), ...app }))
  write('app.js', 'App({})')
  for (const [page, files] of Object.entries(pages)) {
    write(`${page}.json`, '{}')
    write(`${page}.js`, 'Page({})')
    for (const [extension, text] of Object.entries(files)) write(`${page}.${extension}`, text)
  }
  return folder
}
