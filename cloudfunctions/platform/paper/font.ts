import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The 8 MB of a weight are read when the first sheet is made, and only its letters ride in the PDF. */
export function fontFile(weight: 'Regular' | 'Bold'): Buffer {
  const folder = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts')
  return readFileSync(join(folder, `NotoSansHans-${weight}.otf`))
}
