import { runInNewContext } from 'node:vm'
import postcss, { type Rule } from 'postcss'
import selectors from 'postcss-selector-parser'

/** Stands for what the phone puts before a class so that it means this page's alone. */
const scope = 'scope--'

/** What the compiler says of a rule beside its place, not all of which is CSS. */
const notes = /;wxcs_(?!fileinfo)\w+ ?:[^;]*(?=;)/g

/**
 * What is wrong with the selectors that WeChat's compiler made. It ends well also where it dropped one: the phone then
 * drops the whole rule.
 *
 * @param output of `wcsc -db`, which says of each rule where it stood
 */
export function madeStyles(output: string): string[] {
  const problems = sheetsIn(output).flatMap((css) => {
    const found: string[] = []
    postcss.parse(css.replace(notes, '')).walkRules((rule) => {
      if (!inKeyframes(rule)) found.push(...faults(rule.selector).map((fault) => said(rule, fault)))
    })
    return found
  })
  return [...new Set(problems)]
}

type Pieces = readonly unknown[]

/** The output is `version=…=comm=script=file=script…`; the scripts hand the sheets over in pieces. */
function sheetsIn(output: string): string[] {
  const sheets: Pieces[] = []
  const phone = {
    window: { screen: {} },
    navigator: { userAgent: '' },
    /** What several sheets import. */
    __COMMON_STYLESHEETS__: {} as Record<string, Pieces>,
    setCssToHead(pieces: Pieces) {
      sheets.push(pieces)
      return () => undefined
    },
  }
  const [, , , ...parts] = output.split('=')
  for (const script of parts.filter((_, i) => i % 2 === 0).map(unescaped)) {
    // Ours takes the place of the one that the phone would have.
    runInNewContext(script.replace('var setCssToHead =', 'var theirs ='), phone)
  }
  return [...sheets, ...Object.values(phone.__COMMON_STYLESHEETS__)].map((pieces) =>
    pieces.map(textOf).join(''),
  )
}

function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|n|\\)/g, (all, hex?: string) => {
    if (hex) return String.fromCharCode(parseInt(hex, 16))
    return all === '\\n' ? '\n' : '\\'
  })
}

function textOf(piece: unknown): string {
  if (typeof piece === 'string') return piece
  const [kind, value] = piece as readonly [number, unknown?]
  if (kind === 0) return `${String(value)}rpx`
  return kind === 1 ? scope : ''
}

function inKeyframes({ parent }: Rule): boolean {
  return parent?.type === 'atrule' && (parent as postcss.AtRule).name.includes('keyframes')
}

function faults(selector: string): string[] {
  if (selector.split(',').some((one) => one.trim() === '')) return ['a selector was dropped']
  const unscoped: string[] = []
  selectors((list) => {
    list.walkClasses(({ value }) => {
      if (!value.startsWith(scope)) unscoped.push(`.${value} lost its scope`)
    })
    list.walkAttributes(({ attribute }) => {
      if (attribute === 'is') unscoped.push(':host is for components alone')
    })
  }).processSync(selector)
  return unscoped
}

function said(rule: Rule, fault: string): string {
  let place = ''
  rule.walkDecls('wxcs_fileinfo', ({ value }) => {
    place ||= value.trim().replaceAll(' ', ':')
  })
  return `wcsc: ${place}: ${fault} (${rule.selector.replaceAll(scope, '').trim() || 'empty'})`
}
