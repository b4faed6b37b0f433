import { fromBuffer } from 'yauzl'

/** The names of the files in an archive. */
export function readZip(bytes: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, (error, zip) => {
      if (error) {
        reject(error)
        return
      }
      const names: string[] = []
      zip.on('entry', ({ fileName }: { fileName: string }) => names.push(fileName))
      zip.on('end', () => {
        resolve(names)
      })
      zip.on('error', reject)
    })
  })
}
