// On the phone: the same attributes, since Taro's runtime and its templates number a component's attributes each for
// itself. If only the templates knew these, every attribute behind them would be read as another one.
import { internalComponents, mergeInternalComponents } from '@tarojs/shared'
import { told, unused } from './templates.json'

mergeInternalComponents(told)
for (const attributes of Object.values(internalComponents)) {
  for (const name of unused) delete attributes[name]
}
