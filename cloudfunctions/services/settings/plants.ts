import type { Plant } from '@/domain/common/plant'

// Cut as the landscape is: ink, vermilion and pine, with a rim of paper. They come with the answer, since the
// mini-program's main package has no room for six of them.
const [ink, vermilion, pine, paper] = ['#2b2521', '#b92d1b', '#2f6152', '#f7f2e7']

type Place = readonly [x: number, y: number, scale?: number, turned?: number]

function drawn(body: string): string {
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 144 150'>${body}</svg>`
}

function shape(id: string, body: string): string {
  return `<defs><g id='${id}'>${body}</g></defs>`
}

/** The shape at each of these places. */
function at(id: string, places: readonly Place[]): string {
  return places
    .map(([x, y, scale = 1, turned = 0]) => {
      const turn = turned === 0 ? '' : ` rotate(${String(turned)})`
      const size = scale === 1 ? '' : ` scale(${String(scale)})`
      return `<use href='#${id}' transform='translate(${String(x)} ${String(y)})${turn}${size}'/>`
    })
    .join('')
}

const trunk =
  'm44 30-16-8-21-14v1l14 12 14 9 4 1h2v1h2l3 3 2 3 5 3 10 3-1 6-13-4-2 3-2 2 6 8 4 4 4 4 2 1v7l-9-4-9-4-1 3 8 5 5 3 6 3v6l-5-3-5-4-9-10-1 3 7 10 5 5 5 4 3 1v13l-1 12-2 18 16 2 1-13v-13l-2-25 6-4 5-4 5-4 9-9-2-3-10 9-5 3-5 4-4 1v-7l1-1 5-5 4-8 13-4 2-3 1-2-13 3 5-10-3-1-7 13-10 2v-7l8-4 8-5-3-4-12 6 1-12 1-6-6-1-3 14-9-3zm27 36v-3l4-1-2 1zm-17-11-2-2 9 3v5zm-31-18-10-4v1l9 5z'
const tree = `<path fill='${ink}' stroke='${paper}' stroke-width='5' paint-order='stroke' d='${trunk}'/>`

const leaf = `<path fill='${pine}' d='M0 0C-9-6-9-15 0-24 9-15 9-6 0 0'/><path stroke='${paper}' d='M0-3v-15'/>`

/** Each village's own plant, as SVG. */
export const plantDrawings: Record<Plant, string> = {
  persimmon: drawn(
    shape(
      'f',
      `<path fill='${vermilion}' stroke='${paper}' stroke-width='3' paint-order='stroke' d='M0-9C9-10 13-5 13 1S8 12 0 12-13 7-13 1-9-10 0-9'/><path fill='${ink}' stroke='${paper}' d='M0-5C-3-4-8-4-9-7-6-9-3-9-1-8V-13H2V-8C4-9 7-9 10-7 8-4 3-4 0-5'/><path fill='none' stroke='${paper}' stroke-width='1.5' d='M-9 2c0-3 2-4 3-5'/>`,
    ) +
      tree +
      at('f', [
        [36, 42],
        [30, 66, 0.95],
        [96, 33],
        [109, 58, 0.9],
        [123, 50],
      ]),
  ),
  pear: drawn(
    shape(
      'f',
      `<path fill='${pine}' d='M0-17C4-27 14-29 23-24 18-17 9-13 0-17'/><path fill='${paper}' stroke='${ink}' stroke-width='2' d='M0-11C5-11 4-4 7 0c4 5 4 12-7 12S-11 5-7 0C-4-4-5-11 0-11V-17'/><path stroke='${ink}' stroke-width='2' stroke-linecap='round' d='M-3 4h0M2 8h0M3 2h0'/>`,
    ) +
      tree +
      at('f', [
        [34, 44],
        [46, 66, 0.9],
        [22, 64, 0.85],
        [94, 40],
        [112, 62],
        [126, 46, 0.9],
      ]),
  ),
  jujube: drawn(
    shape(
      'f',
      `<path fill='none' stroke='${ink}' stroke-width='1.5' d='M-7 0C-6-8-2-12 0-14 2-12 6-10 7-4'/><path fill='${pine}' d='M0-14C3-22 10-25 18-22 14-15 8-11 0-14-6-20-13-20-18-15-12-10-5-10 0-14'/><g fill='${vermilion}' stroke='${paper}' stroke-width='1.5'><ellipse cx='-7' cy='6' rx='6' ry='8'/><ellipse cx='7' cy='2' rx='6' ry='8'/></g>`,
    ) +
      tree +
      at('f', [
        [34, 42],
        [46, 64, 0.9],
        [24, 62, 0.85],
        [92, 38],
        [110, 60],
        [126, 46, 0.9],
        [66, 30, 0.8],
      ]),
  ),
  tea: drawn(
    shape('l', leaf) +
      shape(
        's',
        `<path stroke='${ink}' stroke-width='3' d='M0 0v-44'/>${at('l', [
          [0, -12, 1, -65],
          [0, -12, 1, 65],
          [0, -27, 0.95, -45],
          [0, -27, 0.95, 45],
          [0, -42, 0.8, -24],
          [0, -42, 0.8, 24],
          [0, -44, 1],
        ])}`,
      ) +
      `<path fill='${paper}' d='M12 148C14 104 44 72 74 72s58 32 60 76z'/>` +
      at('s', [
        [38, 147, 0.95, -9],
        [106, 147, 0.95, 9],
        [72, 148, 1.2],
      ]),
  ),
  rice: drawn(
    shape('g', `<path d='M0 0c-4-3-4-8 0-12 4 4 4 9 0 12'/>`) +
      shape(
        'e',
        `<path fill='none' stroke='${ink}' stroke-width='2.2' d='M0 0C0-44 4-70 20-80c9-5 18 0 23 12'/><path fill='${pine}' d='M0 0C-9-18-13-34-15-54-4-42 1-22 0 0'/><g fill='${ink}'>${at(
          'g',
          [
            [43, -68, 1, 165],
            [40, -74, 1, 110],
            [36, -69, 1, 190],
            [33, -80, 1, 70],
            [29, -73, 1, 195],
            [25, -82, 1, 45],
            [21, -75, 1, 190],
            [16, -77, 1, 0],
            [13, -68, 1, 170],
          ],
        )}</g>`,
      ) +
      `<path fill='${paper}' d='M32 148C20 116 24 60 56 44s62 12 68 52l-10 6-18 46z'/>` +
      at('e', [
        [62, 147, 1.2, -4],
        [78, 147, 1, 12],
        [54, 147, 0.95, -24],
      ]),
  ),
  bamboo: drawn(
    shape('l', `<path d='M0 0C-4-10-4-22 0-34 4-22 4-10 0 0'/>`) +
      shape(
        'c',
        [0, 1, 2, 3, 4]
          .map((i) => `<path d='M-5 ${String(-i * 29)}q5-2 10 0l-1-27q-4 2-8 0z'/>`)
          .join(''),
      ) +
      `<g fill='${pine}' stroke='${paper}' stroke-width='3' paint-order='stroke'>` +
      at('c', [
        [48, 148, 0.8],
        [102, 148, 0.7],
        [74, 148],
      ]) +
      at('l', [
        [80, 60, 1, 70],
        [80, 58, 0.9, 105],
        [68, 32, 1, -60],
        [68, 30, 0.9, -95],
        [80, 33, 0.8, 45],
        [68, 60, 0.8, -60],
        [48, 36, 0.8, -50],
        [46, 38, 0.8, -85],
        [102, 50, 0.8, 60],
        [100, 50, 0.7, 95],
        [42, 80, 0.8, -65],
        [106, 94, 0.7, 65],
      ]) +
      '</g>',
  ),
}
