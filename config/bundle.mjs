// Bundles Node entries with esbuild. As a command: `node config/bundle.mjs server` writes dist/server/main.js.
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { builds, markBuilt } from './current.mjs'

const entries = {
  server: { entry: 'cloudfunctions/server/main.ts', outfile: 'dist/server/main.js' },
}

/** To bundle one entry to `outfile`, which runs from the repository's folder. `external` stays in node_modules. */
export function bundleOptions(entry, outfile, options = {}) {
  return {
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // The first two carry native binaries; pdfkit and the fonts read files beside themselves.
    external: ['libsql', 'sharp', 'pdfkit', '@embedpdf/fonts-sc'],
    tsconfig: 'tsconfig.json',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  }
}

export async function bundle(entry, outfile, options = {}) {
  await build(bundleOptions(entry, outfile, options))
  return outfile
}

/** Bundles a named entry and answers the file to run. */
export async function bundleEntry(name) {
  const { entry, outfile } = entries[name] ?? {}
  if (!entry) throw new Error(`no entry ${name}; there are: ${Object.keys(entries).join(', ')}`)
  await bundle(entry, outfile)
  if (name in builds) markBuilt(name)
  return outfile
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const name of process.argv.slice(2)) console.log(await bundleEntry(name))
}
