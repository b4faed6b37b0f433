// On the phone: the same attributes, since Taro's runtime and its templates number a component's attributes each for
// itself. If only the templates knew these, every attribute behind them would be read as another one.
import { mergeInternalComponents } from '@tarojs/shared'
import spoken from './spoken.json'

mergeInternalComponents(spoken)
