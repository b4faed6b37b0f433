import type { Compilation } from 'webpack'

const firstPage = 'pages/boards/index'

interface Tags {
  headTags: unknown[]
  bodyTags: unknown[]
}

/** What src/index.html is filled with: the tags of the app, which stand below what is read meanwhile, and the first page's files. */
export function templateParameters(
  compilation: Compilation,
  files: object,
  tags: Tags,
  options: object,
) {
  return { htmlWebpackPlugin: { tags, files, options }, firstPage: filesOfFirstPage(compilation) }
}

/** The files of the page that opens without a route, as far as the app does not bring them. */
function filesOfFirstPage({ chunkGroups, entrypoints }: Compilation): string[] {
  const group = chunkGroups.find(({ origins }) =>
    origins.some(({ request }) => request.replace(/\?.*$/, '').endsWith(firstPage)),
  )
  if (!group) throw new Error(`the build has no chunk of ${firstPage}`)
  const brought = new Set([...entrypoints.values()].flatMap((entry) => entry.getFiles()))
  return group.getFiles().filter((file) => !brought.has(file) && /\.(js|css)$/.test(file))
}
