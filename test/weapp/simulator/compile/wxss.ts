import path from 'node:path'
import postcss from 'postcss'
import selectors from 'postcss-selector-parser'
import { builtinNames } from './documented'
import { rpxToPx } from './rpx'

const builtins = new Set(builtinNames)

export interface WxssOptions {
  readonly file: string
  readonly phoneWidth: number
  /** The page whose own sheet this is; its rules reach no other page. */
  readonly page: string | null
  readonly read: (file: string) => string
}

/** WeChat's style sheet as a browser's: imports put in, rpx as px, elements under the names that the page gives them. */
export function compileWxss(css: string, options: WxssOptions): string {
  const { file, phoneWidth, page, read } = options
  const root = postcss.parse(css, { from: file })
  root.walkAtRules('import', (rule) => {
    const target = /["'](.+?)["']/.exec(rule.params)?.[1]
    if (target === undefined) throw new Error(`${file}: @import ${rule.params} is not understood`)
    const imported = path.posix.join(path.posix.dirname(file), target)
    rule.replaceWith(postcss.parse(read(imported), { from: imported }).nodes)
  })
  root.walkDecls((declaration) => {
    declaration.value = rpxToPx(declaration.value, phoneWidth)
  })
  root.walkRules((rule) => {
    const { parent } = rule
    if (parent?.type === 'atrule' && (parent as postcss.AtRule).name.includes('keyframes')) return
    rule.selector = renamed(page).processSync(rule.selector)
  })
  return root.toString()
}

function renamed(page: string | null) {
  const scope = page === null ? '' : `[path="${page}"]`
  return selectors((list) => {
    list.walkTags((tag) => {
      if (tag.value === 'page' || builtins.has(tag.value)) tag.value = `wx-${tag.value}`
    })
    if (scope === '') return
    list.each((selector) => {
      const { first } = selector
      if (first.type === 'tag' && first.value === 'wx-page') first.value += scope
      else {
        selector.prepend(selectors.combinator({ value: ' ' }))
        selector.prepend(selectors.tag({ value: `wx-page${scope}` }))
      }
    })
  })
}
