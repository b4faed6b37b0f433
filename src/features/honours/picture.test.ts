import { drawingOf } from './picture'

jest.mock('@/backend', () => ({ backend: {} }))

/** A file of the page, asked once it is drawn. */
const photo = new Blob(['photo'], { type: 'image/jpeg' })

beforeEach(() => {
  globalThis.fetch = jest.fn(() => Promise.resolve({ blob: () => Promise.resolve(photo) })) as never
  document.head.innerHTML =
    '<style>.cert { color: red } @media print { .cert { color: blue } } @media screen { .cert { width: 9px } }</style>'
  document.body.innerHTML =
    '<div class="screen wide"><div class="cert">何秀兰<img loading="lazy" src="/photo.jpg"></div></div>'
  window.matchMedia = (query) => ({ matches: query === 'screen' }) as MediaQueryList
})
afterEach(() => void Reflect.deleteProperty(window, 'matchMedia'))

test('a picture of a part carries its words, its photos and the styles that hold in this window', async () => {
  const part = document.querySelector<HTMLElement>('.cert')!
  const drawing = await drawingOf(part)
  expect(drawing).toContain('何秀兰')
  expect(drawing).toContain(`src="data:image/jpeg;base64,${btoa('photo')}"`)
  expect(drawing).not.toContain('lazy')
  expect(drawing).toContain('color: red')
  expect(drawing).toContain('width: 9px')
  expect(drawing).not.toContain('blue')
  expect(part.querySelector('img')).toHaveAttribute('src', '/photo.jpg')
})
