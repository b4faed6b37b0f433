import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import ts from 'typescript'

export interface ApiNames {
  readonly wx: readonly string[]
  readonly cloud: readonly string[]
}

let kept: ApiNames | undefined

/** Every name that WeChat's own typings declare on `wx` and on `wx.cloud`. */
export function apiNames(): ApiNames {
  kept ??= {
    wx: membersOf('Wx', ['lib.wx.api.d.ts', 'lib.wx.cloud.d.ts', 'lib.wx.skyline.d.ts']),
    cloud: membersOf('WxCloud', ['lib.wx.cloud.d.ts']),
  }
  return kept
}

function membersOf(name: string, files: readonly string[]): string[] {
  const folder = path.dirname(
    createRequire(path.resolve('package.json')).resolve('miniprogram-api-typings/package.json'),
  )
  const found = new Set<string>()
  for (const file of files) {
    const text = readFileSync(path.join(folder, 'types/wx', file), 'utf8')
    const visit = (node: ts.Node) => {
      if (ts.isInterfaceDeclaration(node) && node.name.text === name) {
        for (const member of node.members) {
          if (member.name && ts.isIdentifier(member.name)) found.add(member.name.text)
        }
      } else if (ts.isModuleDeclaration(node) || ts.isModuleBlock(node)) {
        ts.forEachChild(node, visit)
      }
    }
    ts.forEachChild(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022), visit)
  }
  return [...found]
}
