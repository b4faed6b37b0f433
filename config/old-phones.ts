// What a built script asks of a phone that the oldest one of `browserslist` cannot give: syntax, functions, objects.
import { readFileSync } from 'node:fs'
import bcd, {
  type BrowserName,
  type CompatStatement,
  type Identifier as Entry,
} from '@mdn/browser-compat-data'
import { parse, type Identifier, type MemberExpression, type Node, type Program } from 'acorn'
import { ancestor, simple } from 'acorn-walk'

/** Newest standard of which the oldest phones know all syntax. */
const ecmaVersion = 2019

/** What is missing, each once, with the line where it first stands. What a script looks for before it uses it may miss. */
export function missingOnOldPhones(file: string, source: string): string[] {
  let program: Program
  try {
    program = parse(source, { ecmaVersion, locations: true })
  } catch (error) {
    return [`old phones: ${file}: syntax after ES${ecmaVersion}: ${(error as Error).message}`]
  }
  const sought = soughtIn(program)
  for (const name of declaredIn(program)) sought.add(name)
  const lines = new Map<string, number>()
  for (const { name, last, node } of askedIn(program)) {
    if (!sought.has(last) && !lines.has(name)) lines.set(name, node.loc?.start.line ?? 0)
  }
  return [...lines].map(([name, line]) => `old phones: ${file}:${line}: ${name}`)
}

interface Asked {
  /** `Object.hasOwn`, `.at()`, `WeakRef` */
  readonly name: string
  /** The last word of it. */
  readonly last: string
  readonly node: Node
}

function askedIn(program: Program): Asked[] {
  const late = lateNames()
  const all: Asked[] = []
  ancestor(program, {
    MemberExpression(node, _, path) {
      const last = propertyOf(node)
      if (!last) return
      const { object } = node
      const whole = object.type === 'Identifier' ? `${object.name}.${last}` : last
      if (late.statics.has(whole)) all.push({ name: whole, last, node })
      const called = (path.at(-2) as { callee?: Node } | undefined)?.callee === node
      if (called && late.methods.has(last)) all.push({ name: `.${last}()`, last, node })
    },
    Identifier(node) {
      const { name } = node
      if (late.globals.has(name)) all.push({ name, last: name, node })
    },
    Literal(node) {
      if (node.regex && /\(\?<[=!]/.test(node.regex.pattern)) {
        all.push({ name: 'a look-behind', last: '', node })
      }
    },
  })
  return all
}

/** Names that are looked for: `typeof WeakRef`, `text.at !== undefined`. */
function soughtIn(program: Program): Set<string> {
  const sought = new Set<string>()
  const seek = (node: Node) => {
    const name =
      node.type === 'Identifier'
        ? (node as Identifier).name
        : node.type === 'MemberExpression' && propertyOf(node as MemberExpression)
    if (name) sought.add(name)
  }
  simple(program, {
    UnaryExpression({ operator, argument }) {
      if (operator === 'typeof') seek(argument)
    },
    BinaryExpression({ operator, left, right }) {
      if (!/^[!=]==?$/.test(operator)) return
      seek(left)
      seek(right)
    },
  })
  return sought
}

/** Functions and classes of the script's own. */
function declaredIn(program: Program): Set<string> {
  const declared = new Set<string>()
  const declare = ({ id }: { id?: Identifier | null }) => {
    if (id) declared.add(id.name)
  }
  simple(program, {
    FunctionDeclaration: declare,
    FunctionExpression: declare,
    ClassDeclaration: declare,
    ClassExpression: declare,
  })
  return declared
}

function propertyOf({ property, computed }: MemberExpression): string | undefined {
  if (property.type === 'Identifier' && !computed) return property.name
  return property.type === 'Literal' ? String(property.value) : undefined
}

interface Late {
  /** `Object.hasOwn` */
  readonly statics: ReadonlySet<string>
  /** Names that nothing older has for anything else. */
  readonly methods: ReadonlySet<string>
  readonly globals: ReadonlySet<string>
}

/** Of the web's objects those whose new methods a script would call; the others' names are too often our own as well. */
const touched =
  /^(AbortSignal|Blob|Crypto|Document|DocumentFragment|Element|File|HTML(Form|Image|Input|Select|TextArea)?Element|Navigator|Node|NodeList|Request|Response|Storage|URL|URLSearchParams|Window)$/

let late: Late | undefined

/** From MDN's tables of browsers. */
function lateNames(): Late {
  if (late) return late
  const statics = new Set<string>()
  const methods = new Map<string, boolean>()
  const globals = new Set<string>()
  const { javascript, api } = bcd
  for (const [owner, object] of tables({ ...javascript.builtins, ...api })) {
    // Helpers of iterators are called take, drop and the like; the type checker knows ours (src/tsconfig.json).
    if (owner === 'Iterator') continue
    const { __compat: compat } = object
    if (compat && isLate(compat)) {
      globals.add(owner)
      continue
    }
    const named = !(owner in api) || touched.test(owner)
    for (const [name, { __compat: own }] of tables(object)) {
      if (!own || name === owner) continue
      const lately = isLate(own)
      if (isStatic(name, own)) {
        if (lately) statics.add(`${owner}.${name.replace(/_static$/, '')}`)
      } else if (named || !lately) {
        methods.set(name, lately && (methods.get(name) ?? true))
      }
      if (owner === 'Window' && lately) globals.add(name)
    }
  }
  const names = [...methods].flatMap(([name, lately]) => (lately ? [name] : []))
  late = { statics, methods: new Set(names), globals }
  return late
}

function tables(all: Entry): [string, Entry][] {
  return Object.entries(all).flatMap(([name, entry]) =>
    name === '__compat' ? [] : [[name, entry as Entry]],
  )
}

/** The tables write `_static` behind the web's and give the paragraph of the standard for the language's own. */
function isStatic(name: string, { spec_url }: CompatStatement): boolean {
  const [url = ''] = [spec_url ?? ''].flat()
  return name.endsWith('_static') || (url.includes('tc39.es') && !url.includes('prototype'))
}

function isLate({ support, status }: CompatStatement): boolean {
  if (status?.standard_track === false) return false
  return Object.entries(oldest()).some(([browser, version]) => {
    const statements = [support[browser as BrowserName] ?? []].flat()
    const plain = statements.find((one) => !one.flags && !one.prefix && !one.alternative_name)
    return since(plain?.version_added) > version
  })
}

function since(version: string | false | undefined): number {
  if (!version || version === 'preview') return Infinity
  return Number.parseFloat(version.replace('≤', ''))
}

/** `ios >= 12.2`, `chrome >= 71` */
function oldest(): Partial<Record<BrowserName, number>> {
  const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    browserslist: string[]
  }
  return Object.fromEntries(
    browserslist.map((line) => {
      const [, name = '', version] = /^(ios|chrome) >= ([\d.]+)$/.exec(line) ?? []
      if (!version) throw new Error(`package.json: browserslist: ${line} is not understood here`)
      return [name === 'ios' ? 'safari_ios' : name, Number(version)]
    }),
  )
}
