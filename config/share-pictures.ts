// Draws the pictures of share cards, 5 : 4 as WeChat crops them, out of our ornaments: node config/run-ts.mjs config/share-pictures.ts
import { readFileSync } from 'node:fs'
import sharp from 'sharp'

const size = { width: 420, height: 336 }
const [paper, vermilion, onVermilion] = ['#f7f2e7', '#b92d1b', '#fff8ec']
const titles = { aspirations: ['zhi', 'qi', 'bang'], honours: ['guang', 'rong', 'bang'] }

for (const [name, glyphs, scene] of [
  ['boards', titles.aspirations, 'honour'],
  ['honour', titles.honours, 'honour'],
  ['activity', titles.aspirations, 'activity'],
] as const) {
  const slip = glyphs
    .map((glyph, i) =>
      placed('titles', glyph, { x: 47, y: 76 + i * 84, side: 66, fill: onVermilion }),
    )
    .join('')
  const picture = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 500 400'>
    <rect width='500' height='400' fill='${paper}'/>
    <path fill='${vermilion}' d='M36 0h88v372l-44-32-44 32z'/>
    ${slip}
    ${placed('empties', scene, { x: 140, y: 66, side: 350 })}
  </svg>`
  void sharp(Buffer.from(picture), { density: 144 })
    .resize(size)
    .png({ palette: true, colours: 8, compressionLevel: 9, effort: 10 })
    .toFile(`src/assets/share/${name}.png`)
}

interface Place {
  readonly x: number
  readonly y: number
  readonly side: number
  readonly fill?: string
}

/** A drawing of our assets at its place; single shapes take a colour. */
function placed(file: string, name: string, { x, y, side, fill }: Place): string {
  const source = readFileSync(`src/assets/_${file}.scss`, 'utf8')
  const svg = new RegExp(`^\\$${name}: ["'\`]?(<svg.*?</svg>)`, 'ms').exec(source)?.[1]
  if (svg === undefined) throw new Error(`no drawing ${name} in ${file}`)
  const box = /viewBox='0 0 (\S+) (\S+)'/.exec(svg)
  const height = (side * Number(box?.[2])) / Number(box?.[1])
  const at = `<svg x='${x}' y='${y}' width='${side}' height='${height}'${fill ? ` fill='${fill}'` : ''} `
  return svg.replace('<svg ', at)
}
