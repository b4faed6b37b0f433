// Each file of the web build again, made small for the wire: a weak network waits for bytes, and the server makes none.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Below, what the headers take outweighs what is saved. */
const bytesMin = 1024
const texts = /\.(html|js|css|svg|json|txt)$/

export function compressFolder(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!texts.test(name)) continue
    const file = path.join(folder, name)
    const body = readFileSync(file)
    if (body.length < bytesMin) continue
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
    writeFileSync(`${file}.br`, brotliCompressSync(body, { params }))
    writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }))
  }
}
