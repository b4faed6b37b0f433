import ts from 'typescript'
import { placeOf, type Place } from './map'
import type { Mutant } from './run'

export interface MutantOfCode extends Mutant {
  /** Where the program comes by if it makes a difference. */
  readonly place: Place
}

/** Every change of one place that this knows to make in a file of TypeScript, in the order of the text. */
export function mutantsOf(file: string, source: string): readonly MutantOfCode[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true)
  const mutants: MutantOfCode[] = []
  const change: Change = (node, to, whole = node) => {
    const place = placeOf(tree.getLineAndCharacterOfPosition(whole.getStart(tree)))
    mutants.push({ file, start: node.getStart(tree), end: node.getEnd(), to, place })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || isThrow(node)) return
    changesOf(node, change)
    node.forEachChild(visit)
  }
  visit(tree)
  return mutants
}

/** @param whole what runs with it, where that begins before it */
type Change = (node: ts.Node, to: string, whole?: ts.Node) => void

const operators: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
}

function changesOf(node: ts.Node, change: Change): void {
  if (ts.isBinaryExpression(node)) {
    const other = operators[node.operatorToken.getText()]
    if (other !== undefined && !joinsText(node)) change(node.operatorToken, other, node)
    if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
      change(node, node.right.getText())
  } else if (ts.isIfStatement(node)) {
    change(node.expression, 'false')
    change(node.expression, 'true')
  } else if (ts.isConditionalExpression(node)) {
    change(node, `(${node.whenTrue.getText()})`)
    change(node, `(${node.whenFalse.getText()})`)
  } else if (isNot(node)) change(node, `(${node.operand.getText()})`)
  else if (node.kind === ts.SyntaxKind.TrueKeyword) change(node, 'false')
  else if (node.kind === ts.SyntaxKind.FalseKeyword) change(node, 'true')
  else if (ts.isNumericLiteral(node)) change(node, `(${node.getText()} + 1)`)
  else if (ts.isExpressionStatement(node) && does(node.expression)) change(node, ';')
  else if (ts.isCallExpression(node)) changesOfCall(node, change)
}

/** A condition on a list left out: all of it, none of the order, any for every. */
function changesOfCall(node: ts.CallExpression, change: Change): void {
  if (!ts.isPropertyAccessExpression(node.expression)) return
  const { expression, name } = node.expression
  if (['filter', 'sort', 'reverse', 'slice'].includes(name.text)) change(node, expression.getText())
  else if (name.text === 'some') change(name, 'every')
  else if (name.text === 'every') change(name, 'some')
}

function does(expression: ts.Expression): boolean {
  const done = ts.isAwaitExpression(expression) ? expression.expression : expression
  return ts.isCallExpression(done) || ts.isBinaryExpression(done)
}

function isNot(node: ts.Node): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken
}

/** What can only go wrong with the program itself is no behaviour. */
function isThrow(node: ts.Node): boolean {
  if (ts.isThrowStatement(node)) return true
  return (
    ts.isExpressionStatement(node) &&
    ts.isCallExpression(node.expression) &&
    node.expression.expression.getText() === 'invariant'
  )
}

function joinsText({ left, right }: ts.BinaryExpression): boolean {
  return [left, right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side))
}
