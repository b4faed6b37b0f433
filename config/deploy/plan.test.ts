import { indexName, planOf, type Found, type FoundFunction } from './plan'
import { told } from './told'
import type { Wanted, WantedFunction } from './wanted'

const api: WantedFunction = {
  name: 'api',
  about: '全部功能',
  timeoutSeconds: 20,
  memoryMb: 512,
  triggers: [],
  openapi: [],
  installed: ['sharp'],
  runtime: 'Nodejs20.19',
  codeHash: 'new',
  environment: {},
}
const timer: WantedFunction = {
  ...api,
  name: 'timer',
  installed: [],
  triggers: [{ name: 'every5min', cron: '0 */5 * * * * *' }],
}
const byTime = { fields: ['villageId', 'at'], unique: false }
const bySeq = { fields: ['accountId', 'seq'], unique: true }
const wanted: Wanted = {
  collections: new Map([
    ['notices', [byTime]],
    ['entries', [bySeq]],
  ]),
  functions: [api, timer],
  storageRule: { read: false, write: 'auth != null' },
  closedFunctions: ['timer'],
}

const filesPrefix = 'cloud://e.b/'
const there = (each: WantedFunction): FoundFunction => ({
  codeHash: each.codeHash,
  runtime: each.runtime,
  timeoutSeconds: each.timeoutSeconds,
  memoryMb: each.memoryMb,
  environment: { ZHIQI_FILES: filesPrefix },
  triggers: each.triggers,
})
const done: Found = {
  filesPrefix,
  filesDomain: 'b.tcb.qcloud.la',
  collections: new Map([
    ['notices', { adminOnly: true, indexes: [{ ...byTime, name: indexName(byTime) }] }],
    ['entries', { adminOnly: true, indexes: [{ ...bySeq, name: indexName(bySeq) }] }],
  ]),
  functions: new Map([
    ['api', there(api)],
    ['timer', there(timer)],
  ]),
  storageRule: { write: 'auth != null', read: false },
  functionRule: { timer: { invoke: false }, '*': { invoke: 'auth != null' } },
}
const empty: Found = {
  filesPrefix,
  filesDomain: 'b.tcb.qcloud.la',
  collections: new Map(),
  functions: new Map(),
  storageRule: null,
  functionRule: null,
}

const withCollection = (name: string, more: object): Found => ({
  ...done,
  collections: new Map([...done.collections, [name, { ...done.collections.get(name)!, ...more }]]),
})
const withFunction = (name: string, more: Partial<FoundFunction>): Found => ({
  ...done,
  functions: new Map([...done.functions, [name, { ...done.functions.get(name)!, ...more }]]),
})

test('an empty environment lacks everything', () => {
  expect(told(planOf(wanted, empty))).toEqual([
    '建集合 notices',
    '集合 notices 设为仅管理端可读写',
    '集合 notices 建索引 villageId_at',
    '建集合 entries',
    '集合 entries 设为仅管理端可读写',
    '集合 entries 建索引 unique_accountId_seq',
    '设置云存储安全规则：只能传到 incoming/，不能直接读',
    '建云函数 api（全部功能）',
    '建云函数 timer（全部功能）',
    '设置云函数安全规则：登录用户只能调用 api',
  ])
})

test('an environment that holds everything lacks nothing', () => {
  expect(planOf(wanted, done)).toEqual({ steps: [], notes: [] })
})

test.each<[string, Found, string[]]>([
  [
    'a collection that phones may read is closed',
    withCollection('entries', { adminOnly: false }),
    ['集合 entries 设为仅管理端可读写'],
  ],
  [
    'an index under another name serves',
    withCollection('entries', { indexes: [{ ...bySeq, name: 'mine' }] }),
    [],
  ],
  [
    'an index that is not unique does not stand for one that is',
    withCollection('entries', { indexes: [{ ...bySeq, unique: false, name: 'accountId_seq' }] }),
    [
      '集合 entries 建索引 unique_accountId_seq',
      '注意：集合 entries 多出索引 accountId_seq，没有动它',
    ],
  ],
  [
    'an index of our name with other fields is left for a person',
    withCollection('notices', {
      indexes: [{ fields: ['at'], unique: false, name: 'villageId_at' }],
    }),
    ['注意：集合 notices 的索引 villageId_at 和声明的不一样，请到控制台删掉它，再部署一次'],
  ],
  [
    'changed code is uploaded, and its mark written after it',
    withFunction('api', { codeHash: 'old' }),
    ['更新云函数 api 的代码', '更新云函数 api 的配置：记下代码版本'],
  ],
  [
    'a function whose code nobody marked is uploaded',
    withFunction('api', { codeHash: null }),
    ['更新云函数 api 的代码', '更新云函数 api 的配置：记下代码版本'],
  ],
  [
    'other limits are set',
    withFunction('api', { timeoutSeconds: 3, memoryMb: 128 }),
    ['更新云函数 api 的配置：超时 3 → 20 秒、内存 128 → 512 MB'],
  ],
  [
    'another runtime is left for a person',
    withFunction('api', { runtime: 'Nodejs16.13' }),
    ['注意：云函数 api 的运行环境是 Nodejs16.13，应为 Nodejs20.19：请到控制台删掉它，再部署一次'],
  ],
  [
    'a trigger that is missing is made and one too many is left alone',
    withFunction('timer', { triggers: [{ name: 'mine', cron: '0 0 1 * * * *' }] }),
    [
      '云函数 timer 建定时触发器 every5min（0 */5 * * * * *）',
      '注意：云函数 timer 多出触发器 mine，没有动它',
    ],
  ],
  [
    'a trigger of our name at other times is left for a person',
    withFunction('timer', { triggers: [{ name: 'every5min', cron: '0 0 1 * * * *' }] }),
    ['注意：云函数 timer 的触发器 every5min 不是 0 */5 * * * * *：请到控制台删掉它，再部署一次'],
  ],
  [
    'a storage that phones may read is closed',
    { ...done, storageRule: { read: true, write: false } },
    ['设置云存储安全规则：只能传到 incoming/，不能直接读'],
  ],
  [
    'a timer that phones may call is closed',
    { ...done, functionRule: { '*': { invoke: true } } },
    ['设置云函数安全规则：登录用户只能调用 api'],
  ],
])('%s', (_, found, lines) => {
  expect(told(planOf(wanted, found))).toEqual(lines)
})

test('variables that a county set by hand stay, ours are set, and no value is told', () => {
  const found = withFunction('api', { environment: { MINE: 'kept', TEMPLATE: 'old' } })
  const asked = { ...wanted, functions: [{ ...api, environment: { TEMPLATE: 'secret' } }, timer] }
  const plan = planOf(asked, found)
  expect(plan.steps).toMatchObject([
    {
      kind: 'updateConfig',
      wanted: { environment: { MINE: 'kept', TEMPLATE: 'secret', ZHIQI_FILES: filesPrefix } },
    },
  ])
  expect(told(plan)).toEqual(['更新云函数 api 的配置：环境变量 TEMPLATE、环境变量 ZHIQI_FILES'])
})

test('rules of other functions in the environment stay', () => {
  const other = { other: { invoke: true }, '*': { invoke: false } }
  expect(planOf(wanted, { ...done, functionRule: other }).steps).toEqual([
    { kind: 'setFunctionRule', rule: { ...other, timer: { invoke: false } } },
  ])
})
