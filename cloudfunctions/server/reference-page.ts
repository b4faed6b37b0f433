import { commonErrors } from '@/domain/common/errors'
import { entries, how, type ReferenceEntry, type Schema } from './reference'

const style = `
body{max-width:960px;margin:0 auto;padding:24px 20px 80px;background:#f7f2e7;color:#2b2320;font:16px/1.6 system-ui,sans-serif}
h1,h2,h3{font-family:"Songti SC","Noto Serif CJK SC",serif}
h3{margin:44px 0 4px;padding-top:12px;border-top:1px solid #d9cbb2}
code,pre{font:14px/1.5 ui-monospace,monospace}
pre{overflow:auto;padding:12px;background:#fdfaf3;border:1px solid #d9cbb2;border-radius:2px}
table{width:100%;border-collapse:collapse}
td,th{padding:6px 12px 6px 0;border-bottom:1px solid #d9cbb2;text-align:left;vertical-align:top}
a{color:#b92d1b} nav{columns:3 200px} .who{color:#574d44}`

/** The reference as a page to read. */
export function referencePage(): string {
  const areas = [...new Set(entries.map(areaOf))]
  const parts = areas.map((area) => {
    const calls = entries.filter((entry) => areaOf(entry) === area)
    return `<h2>${area}</h2>${calls.map(section).join('')}`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Zhiqi API</title><style>${style}</style><h1>Zhiqi 志气榜: every call</h1>
<p><code>${escaped(how)}</code></p>
<p>An answer is <code>{"ok":true,"data":…}</code> or <code>{"ok":false,"code":…,"message":…,"requestId":…}</code>. The same
key with the same payload gives the first answer again. In the examples <code>&lt;…&gt;</code> stands for the id of such a
thing. The same as data: ask for <code>application/json</code>.</p>
<nav>${entries.map(({ name }) => `<a href="#${name}">${name}</a><br>`).join('')}</nav>
<h2>Refusals that any call may give</h2>${table(Object.entries(commonErrors))}
${parts.join('')}</html>`
}

function areaOf({ name }: ReferenceEntry): string {
  return name.split('.')[0] ?? ''
}

function section(entry: ReferenceEntry): string {
  const { name, kind, about, who, request, answer, refusals, example } = entry
  const own = Object.entries(refusals)
  return `<h3 id="${name}">${name}</h3><p>${escaped(about)}.
<span class="who">A ${kind}, for ${who.join(', ')}.</span></p>
<p>Request</p>${table(fields(request))}
<p>Example</p><pre>${escaped(JSON.stringify(example, null, 2))}</pre>
<details><summary>Answer</summary><pre>${escaped(JSON.stringify(answer, null, 2))}</pre></details>
${own.length === 0 ? '' : `<p>Refusals</p>${table(own)}`}`
}

function fields({ properties = {}, required = [] }: Schema): [string, string][] {
  return Object.entries(properties).map(([field, schema]) => [
    `${field}${required.includes(field) ? '' : '?'}`,
    describe(schema),
  ])
}

/** text, 2 to 100 characters; one of a, b; list of … */
function describe(schema: Schema): string {
  const standing =
    schema.default === undefined ? '' : `, ${JSON.stringify(schema.default)} if absent`
  if (schema.enum) return `one of ${schema.enum.map(String).join(', ')}${standing}`
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.anyOf) return schema.anyOf.map(describe).join(' or ')
  if (schema.type === 'array') return `list of ${describe(schema.items ?? {})}${standing}`
  if (schema.type === 'object') {
    const parts = fields(schema).map(([name, what]) => `${name}: ${what}`)
    return `{ ${parts.join('; ')} }`
  }
  const { minLength, maxLength, minimum, maximum } = schema
  const range = [minLength ?? minimum, maxLength ?? maximum]
  const unit = schema.type === 'string' ? ' characters' : ''
  const limits = range.some((end) => end !== undefined)
    ? `, ${range.map((end) => end ?? '').join(' to ')}${unit}`
    : ''
  return `${schema.type ?? 'anything'}${limits}${standing}`
}

function table(rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '<p>Nothing.</p>'
  const lines = rows.map(
    ([name, what]) => `<tr><td><code>${escaped(name)}</code></td><td>${escaped(what)}</td></tr>`,
  )
  return `<table>${lines.join('')}</table>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
