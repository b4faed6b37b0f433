import { smallScreen, type BrowserPhone } from './browser-phone'

/** What is too small for old eyes and fingers, and how wide the page is. */
export async function measured(phone: BrowserPhone) {
  return phone.page.evaluate(() => {
    const visible = (e: Element) => {
      const box = e.getBoundingClientRect()
      return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== 'hidden'
    }
    const own = (e: Element) =>
      [...e.childNodes].some((n) => n.nodeType === 3 && (n.textContent ?? '').trim() !== '')
    const all = [...document.querySelectorAll('body *')].filter(visible)
    return {
      tooSmall: all
        .filter((e) => own(e) && parseFloat(getComputedStyle(e).fontSize) < 18)
        .map((e) => e.textContent),
      targets: all
        .filter((e) => e.matches('[role=button],[role=link],[role=tab],[role=radio]'))
        .map((e) => ({ name: e.textContent, height: e.getBoundingClientRect().height }))
        .filter((t) => t.height < 59.5),
      wide: document.documentElement.scrollWidth,
    }
  })
}

export const fitsAnElder = { tooSmall: [], targets: [], wide: smallScreen.width }
