import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import { told, unused } from './templates.json'

/** How many of a kind stand inside each other: without a number, Taro writes each on all levels. */
const nested = { 'scroll-view': 2, text: 1, 'static-text': 1, label: 1 }

interface Platform {
  /** The web has none: there the browser takes any attribute. */
  template?: {
    internalComponents: Record<string, object>
    nestElements: Map<string, number>
    buildTemplate: (config: object) => string
    mergeComponents: (ctx: IPluginContext, patch: object) => void
  }
  runtimePath?: string | string[]
}

/**
 * A Taro plugin: what its templates carry. Taro leaves out what a screen reader is told; WeChat knows it: the weapp's views
 * and images carry `ariaLabel` and `ariaRole`; controls have a role, so only the first. And every attribute is written out
 * on each of the 15 levels of a page: what no part of ours sets is left out, and the linter keeps it out of src/.
 */
export default function (ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      const { template } = platform
      if (!template) return
      template.mergeComponents(ctx, told)
      for (const attributes of Object.values(template.internalComponents)) {
        for (const name of unused) Reflect.deleteProperty(attributes, name)
      }
      const build = template.buildTemplate.bind(template)
      template.buildTemplate = (config) => tight(build(config))
      for (const [name, depth] of Object.entries(nested)) template.nestElements.set(name, depth)
      platform.runtimePath = [platform.runtimePath ?? []]
        .flat()
        .concat(path.join(__dirname, 'templates-runtime.js'))
    },
  })
}

/** Without the blanks between tags and between attributes. */
function tight(wxml: string): string {
  return wxml.replace(/>\s+</g, '><').replace(/ {2,}/g, ' ')
}
