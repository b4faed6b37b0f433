import { indexName, type Plan, type Step } from './plan'

/** The plan in lines that a person reads before saying yes. */
export function told({ steps, notes }: Plan): string[] {
  return [...steps.map(toldStep), ...notes.map((note) => `注意：${note}`)]
}

export function toldStep(step: Step): string {
  switch (step.kind) {
    case 'createCollection':
      return `建集合 ${step.collection}`
    case 'closeCollection':
      return `集合 ${step.collection} 设为仅管理端可读写`
    case 'createIndexes':
      return `集合 ${step.collection} 建索引 ${step.indexes.map(indexName).join('、')}`
    case 'setStorageRule':
      return '设置云存储安全规则：只能传到 incoming/，不能直接读'
    case 'createFunction':
      return `建云函数 ${step.wanted.name}（${step.wanted.about}）`
    case 'updateCode':
      return `更新云函数 ${step.wanted.name} 的代码`
    case 'updateConfig':
      return `更新云函数 ${step.wanted.name} 的配置：${step.changes.join('、') || '记下代码版本'}`
    case 'createTriggers':
      return `云函数 ${step.name} 建定时触发器 ${step.triggers.map(({ name, cron }) => `${name}（${cron}）`).join('、')}`
    case 'setFunctionRule':
      return '设置云函数安全规则：登录用户只能调用 api'
  }
}
