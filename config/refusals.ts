// Which codes each call may be refused with, read from the code behind it: node config/run-ts.mjs config/refusals.ts
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { contracts } from '@/domain/contracts'

export const refusalsFile = 'cloudfunctions/server/refusals.json'

/** Call → the codes of every `fail(…)` that its handler reaches, in order of the alphabet. */
export function refusalsByCall(): Record<string, string[]> {
  const { config } = ts.readConfigFile('tsconfig.json', (file) => readFileSync(file, 'utf8')) as {
    config: unknown
  }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd())
  const capabilities = path.resolve('cloudfunctions/services/capabilities.ts')
  const program = ts.createProgram([capabilities], { ...options, noEmit: true })
  const checker = program.getTypeChecker()
  const codes = new Map<ts.Node, Set<string>>()
  const descriptor = /\/services\/\w+\/index\.ts$/
  const calls = program
    .getSourceFiles()
    .filter(({ fileName }) => descriptor.test(fileName))
    .flatMap(callsOf)
  const found = calls.map(([name, handler]): [string, string[]] => [
    name,
    [...reached(handler, checker, codes)].sort(),
  ])
  return Object.fromEntries(found)
}

/** The calls that a capability declares, each with what answers it. */
function callsOf(descriptor: ts.SourceFile): [name: string, handler: ts.Expression][] {
  const entries: [string, ts.Expression][] = []
  const visit = (node: ts.Node) => {
    const entry = ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) ? node : null
    const name = entry && (entry.name as ts.StringLiteral).text
    if (entry && name !== null && Object.hasOwn(contracts, name))
      entries.push([name, entry.initializer])
    else ts.forEachChild(node, visit)
  }
  visit(descriptor)
  return entries
}

/** Codes in everything that a piece of code names, wherever it is declared in this repository. */
function reached(
  start: ts.Node,
  checker: ts.TypeChecker,
  known: Map<ts.Node, Set<string>>,
): Set<string> {
  const codes = new Set<string>()
  const seen = new Set<ts.Node>()
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'fail') {
      for (const code of codesOf(node.arguments[0], checker)) codes.add(code)
    }
    if (ts.isIdentifier(node) && !isKeptInside(node))
      for (const next of declarations(node, checker)) enter(next)
    ts.forEachChild(node, visit)
  }
  const enter = (declaration: ts.Node) => {
    if (seen.has(declaration)) return
    seen.add(declaration)
    const before = known.get(declaration)
    if (before) for (const code of before) codes.add(code)
    else visit(declaration)
  }
  visit(start)
  return codes
}

/** `fail('A')`, and `fail(bar)` where bar is one of a few. */
function codesOf(code: ts.Expression | undefined, checker: ts.TypeChecker): string[] {
  if (!code) return []
  const type = checker.getTypeAtLocation(code)
  const parts = type.isUnion() ? type.types : [type]
  return parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []))
}

/** Whether what a named function answers goes no further: only looked at, never returned. */
function isKeptInside(name: ts.Identifier): boolean {
  let node: ts.Node = name
  while (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) node = node.parent
  if (!ts.isCallExpression(node.parent) || node.parent.expression !== node) return false
  node = node.parent
  while (ts.isAwaitExpression(node.parent) || ts.isParenthesizedExpression(node.parent))
    node = node.parent
  if (ts.isPropertyAccessExpression(node.parent)) return true
  if (!ts.isVariableDeclaration(node.parent) || !ts.isIdentifier(node.parent.name)) return false
  const variable = node.parent.name.text
  let around: ts.Node = node
  while (!ts.isFunctionLike(around) && !ts.isSourceFile(around)) around = around.parent
  return !new RegExp(`return [^\\n]*\\b${variable}\\b(?!\\.)`).test(around.getText())
}

/** The functions and constants behind a name; what only types or describes is left out. */
function declarations(name: ts.Identifier, checker: ts.TypeChecker): ts.Node[] {
  let symbol = checker.getSymbolAtLocation(name)
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol)
  return (symbol?.declarations ?? []).filter((d) => {
    const file = d.getSourceFile()
    const code =
      ts.isFunctionDeclaration(d) || ts.isVariableDeclaration(d) || ts.isMethodDeclaration(d)
    return code && !file.isDeclarationFile && !/\/(contracts?|result)\.ts$/.test(file.fileName)
  })
}

if (require.main === module) {
  writeFileSync(refusalsFile, `${JSON.stringify(refusalsByCall(), null, 2)}\n`)
}
