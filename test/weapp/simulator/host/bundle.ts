import { build } from 'esbuild'

let kept: Promise<string> | undefined

/** The code that runs in the page: glass-easel, built-in components, wx. */
export function viewCode(): Promise<string> {
  kept ??= build({
    entryPoints: ['test/weapp/simulator/view/main.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"development"' },
  }).then(({ outputFiles: [file] }) => {
    if (!file) throw new Error('the code of the page was not built')
    return file.text
  })
  return kept
}
