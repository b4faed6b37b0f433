// Bundles what runs in the page. A process of its own, since esbuild does not run inside jest's realm.
import { build } from 'esbuild'

await build({
  entryPoints: ['test/weapp/simulator/view/main.ts'],
  outfile: process.argv[2],
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"development"' },
})
