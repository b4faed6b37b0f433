import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import spoken from './spoken.json'

interface Platform {
  /** The web has none: there the browser takes any attribute. */
  template?: { mergeComponents: (ctx: IPluginContext, patch: object) => void }
  runtimePath?: string | string[]
}

/**
 * A Taro plugin. Taro leaves out what a screen reader is told; WeChat knows it: the weapp's views and images carry
 * `ariaLabel` and `ariaRole`; controls have a role, so only the first.
 */
export default function (ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, spoken)
      platform.runtimePath = [platform.runtimePath ?? []]
        .flat()
        .concat(path.join(__dirname, 'spoken-runtime.js'))
    },
  })
}
