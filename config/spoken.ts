import type { IPluginContext } from '@tarojs/service'

/** Taro's templates leave out what a screen reader is told; WeChat knows these two. */
const label = { 'aria-label': "''" }
const spoken = { ...label, 'aria-role': "''" }

interface Platform {
  /** The web has none: there the browser takes any attribute. */
  template?: { mergeComponents: (ctx: IPluginContext, patch: object) => void }
}

/** A Taro plugin: the weapp's views and images carry `ariaLabel` and `ariaRole`; controls have a role, so only the first. */
export default function (ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      platform.template?.mergeComponents(ctx, {
        View: spoken,
        Image: spoken,
        Button: label,
        Input: label,
        Textarea: label,
      })
    },
  })
}
