import { backend } from '@/backend'

/** Wide enough for a phone's album and for a print of its own. */
const width = 2400

/** Web: into the browser's downloads. False where this browser does not draw it. */
export async function savePicture(part: HTMLElement, name: string): Promise<boolean> {
  try {
    const address = URL.createObjectURL(await pictureOf(part))
    const { ok } = await backend.openFile(address, name)
    URL.revokeObjectURL(address)
    return ok
  } catch {
    return false
  }
}

/**
 * A part of the page as a PNG, as it stands there. A browser draws mark-up only out of a file that asks for
 * nothing, so styles and pictures go along inside it.
 */
async function pictureOf(part: HTMLElement): Promise<Blob> {
  const { offsetWidth, offsetHeight } = part
  const image = await imageAt(addressOf(await drawingOf(part)))
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = Math.round((width * offsetHeight) / offsetWidth)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture')))),
  )
}

/** The part as an SVG that stands alone. */
export async function drawingOf(part: HTMLElement): Promise<string> {
  const { offsetWidth, offsetHeight } = part
  const copy = part.cloneNode(true) as HTMLElement
  for (const image of copy.querySelectorAll('img')) {
    image.src = await dataOf(image.src)
    image.removeAttribute('loading')
  }
  const style = document.createElement('style')
  style.textContent = [...document.styleSheets]
    .flatMap(({ cssRules }) => inForce(cssRules))
    .join('')
  const frame = document.createElement('div')
  frame.className = part.closest('.screen')?.className.replace(/\bscreen\b/, '') ?? ''
  const { font, color } = getComputedStyle(part)
  Object.assign(frame.style, { font, color, width: `${offsetWidth}px` })
  frame.append(style, copy)
  const markUp = new XMLSerializer().serializeToString(frame)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${offsetWidth}" height="${offsetHeight}"><foreignObject width="100%" height="100%">${markUp}</foreignObject></svg>`
}

/** What holds in this window, since a drawing of another size would answer otherwise. */
function inForce(rules: CSSRuleList): string[] {
  return [...rules].flatMap((rule) => {
    if (!(rule instanceof CSSMediaRule)) return [rule.cssText]
    return window.matchMedia(rule.media.mediaText).matches ? inForce(rule.cssRules) : []
  })
}

function addressOf(drawing: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`
}

async function imageAt(address: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = address
  await image.decode()
  return image
}

async function dataOf(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.onerror = () => reject(new Error('a photo was not read'))
    reader.readAsDataURL(blob)
  })
}
