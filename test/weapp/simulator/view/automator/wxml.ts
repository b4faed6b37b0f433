import type { WxDom } from './selectors'

/** The page as WeChat's tools print it: its own elements, without what they are made of. */
export function wxmlOf(dom: WxDom): string {
  const tag = dom.tagName.toLowerCase().replace(/^wx-/, '')
  const attributes = [...dom.attributes].map(({ name, value }) => ` ${name}="${escaped(value)}"`)
  return `<${tag}${attributes.join('')}>${innerWxml(dom)}</${tag}>`
}

export function innerWxml(dom: Element): string {
  return [...dom.childNodes]
    .map((node) => {
      if (node instanceof Text) return escaped(node.data)
      if (!(node instanceof HTMLElement)) return ''
      return (node as WxDom).__wxElement ? wxmlOf(node) : innerWxml(node)
    })
    .join('')
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
