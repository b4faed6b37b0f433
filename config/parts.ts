import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Compiler, Module } from 'webpack'

/** A module's share of a built file, in bytes before it was made small. */
export interface Part {
  readonly file: string
  readonly module: string
  readonly bytes: number
}

/** Where the build says what its files are made of; beside them, since it is not part of the mini-program. */
export const partsFile = (dist: string) => `${dist}.parts.json`

/** A webpack plugin that writes it down. */
export class Parts {
  apply(compiler: Compiler): void {
    compiler.hooks.afterEmit.tap('Parts', ({ modules, chunkGraph, outputOptions }) => {
      const root = compiler.context
      const parts = [...modules].flatMap((module) =>
        [...chunkGraph.getModuleChunksIterable(module)].flatMap(({ files }) =>
          pieces(module).map((piece): Part => ({
            file: [...files].find((file) => file.endsWith(ending(piece))) ?? '',
            module: path.relative(root, piece.nameForCondition() ?? '').replaceAll(path.sep, '/'),
            bytes: piece.size(),
          })),
        ),
      )
      const known = parts.filter(({ file, module }) => file && module)
      writeFileSync(partsFile(String(outputOptions.path)), JSON.stringify(known))
    })
  }
}

/** Modules that webpack has put into one. */
function pieces(module: Module): Module[] {
  return 'modules' in module ? (module.modules as Module[]) : [module]
}

function ending({ type }: Module): string {
  return type === 'css/mini-extract' ? 'wxss' : 'js'
}
