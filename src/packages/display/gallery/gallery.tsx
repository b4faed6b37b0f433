import type { ComponentType } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { ElderProvider } from '@/theme/elder'
import { Button } from '@/components/button'
import { Screen } from '@/components/screen'
import * as activities from './activities'
import * as boards from './boards'
import * as parts from './parts'
import * as points from './points'
import './index.scss'

const scenes: Record<string, ComponentType> = { ...boards, ...activities, ...points, ...parts }
const page = '/packages/display/gallery/index'

/** Every component in every state, a scene a screen: ?scene=Points&elder=1 */
export function Gallery() {
  const { scene = '', elder } = useRouter().params
  const Scene = scenes[scene] ?? Contents
  return (
    <ElderProvider force={elder === '1'}>
      <Scene />
    </ElderProvider>
  )
}

function Contents() {
  return (
    <Screen title="组件与状态">
      {Object.keys(scenes).map((name) => (
        <Button
          key={name}
          wide
          onTap={() => void Taro.navigateTo({ url: `${page}?scene=${name}` })}
        >
          {name}
        </Button>
      ))}
    </Screen>
  )
}
