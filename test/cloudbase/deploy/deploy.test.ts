import CloudBase from '@cloudbase/manager-node'
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync } from 'node:fs'
import path from 'node:path'
import { deploy } from '../../../config/deploy/deploy'
import { faultLine } from '../../../config/deploy/faults'
import { wantedFrom } from '../../../config/deploy/wanted'
import { collections } from '../../../cloudfunctions/services/capabilities'
import { readZip } from './zip'
import { builtFunctions } from '../functions/built'
import { removeFolder, temporaryFolder } from '../../store/temporary'
import {
  bucket,
  changing,
  envId,
  filesDomain,
  secretId,
  secretKey,
  startTencent,
  type Tencent,
} from './tencent'

const { CloudService } = jest.requireActual<{
  CloudService: { prototype: { readonly baseUrl: string } }
}>('@cloudbase/manager-node/lib/utils')

jest.setTimeout(20_000)

let built: string
let tencent: Tencent

beforeAll(async () => {
  built = temporaryFolder()
  const folder = builtFunctions()
  const filter = (file: string) => !path.relative(folder, file).includes('node_modules')
  cpSync(folder, built, { recursive: true, filter })
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  // The package looks once a second whether a function is ready.
  const { setInterval: repeat } = globalThis
  jest.spyOn(globalThis, 'setInterval').mockImplementation((act: () => void) => repeat(act, 100))
})
afterAll(() => removeFolder(built))
beforeEach(async () => {
  tencent = await startTencent()
  // Where the real package sends what it signs; nothing else of it is touched.
  jest.spyOn(CloudService.prototype, 'baseUrl', 'get').mockReturnValue(tencent.url)
})
afterEach(() => tencent.close())

async function run(options: { dryRun?: boolean; environment?: Record<string, string> } = {}) {
  const lines: string[] = []
  tencent.asked.splice(0)
  const plan = await deploy({
    manager: new CloudBase({ secretId, secretKey, envId }),
    wanted: wantedFrom(built, options.environment),
    built,
    dryRun: options.dryRun ?? false,
    say: (line) => void lines.push(line),
  })
  return { plan, lines, changes: tencent.asked.filter((action) => changing.test(action)) }
}

test('a deployment makes everything that is declared, and a second one finds nothing to do', async () => {
  const first = await run()
  expect([...tencent.tables.keys()].sort()).toEqual(Object.keys(collections).sort())
  expect(tencent.tables.get('entries')).toContainEqual({
    Name: 'unique_accountId_seq',
    Unique: true,
    Keys: [
      { Name: 'accountId', Direction: '1' },
      { Name: 'seq', Direction: '1' },
    ],
  })
  for (const name of tencent.tables.keys())
    expect(tencent.permissions.get(`collection:${name}`)).toEqual({ Permission: 'ADMINONLY' })
  expect(tencent.functions.get('api')).toMatchObject({
    Runtime: 'Nodejs20.19',
    Timeout: 20,
    MemorySize: 512,
    InstallDependency: 'TRUE',
    Environment: { Variables: [{ Key: 'ZHIQI_FILES', Value: `cloud://${envId}.${bucket}/` }] },
  })
  expect(tencent.functions.get('timer')).toMatchObject({
    InstallDependency: 'FALSE',
    Triggers: [{ TriggerName: 'every5min', TriggerDesc: '{"cron":"0 */5 * * * * *"}' }],
  })
  expect(await readZip(tencent.functions.get('api')!.code)).toEqual(
    expect.arrayContaining(['config.json', 'index.js', 'package.json', 'tables.js']),
  )
  expect(first.lines.at(-2)).toMatch(/^部署完成，做了 \d+ 步$/)
  expect(first.lines.at(-1)).toContain(`https://${filesDomain}`)

  const second = await run()
  expect(second.lines[0]).toBe('环境已经和声明一致，没有要做的')
  expect(second.changes).toEqual([])
})

test('a dry run tells the difference and changes nothing', async () => {
  const { lines, changes } = await run({ dryRun: true })
  expect(lines).toContain('建集合 entries')
  expect(lines).toContain('建云函数 timer（到期入账、封榜、清理，由时钟调用）')
  expect(lines.at(-2)).toMatch(/这是试运行，什么都没有改$/)
  expect(changes).toEqual([])
  expect(tencent.tables.size).toBe(0)
})

test('what changed is deployed and nothing else; what somebody added stays and is told', async () => {
  await run()
  tencent.tables.get('deeds')!.push({
    Name: 'mine',
    Unique: false,
    Keys: [{ Name: 'note', Direction: '1' }],
  })
  tencent.tables.delete('honours')
  tencent.permissions.delete('collection:honours')
  appendFileSync(path.join(built, 'timer/index.js'), '\n')
  const { lines, changes } = await run({ environment: { TEMPLATE_DECIDED: 'abc' } })
  expect(lines).toEqual(
    expect.arrayContaining([
      '建集合 honours',
      '更新云函数 timer 的代码',
      '更新云函数 api 的配置：环境变量 TEMPLATE_DECIDED',
      '注意：集合 deeds 多出索引 mine，没有动它',
    ]),
  )
  expect(changes.filter((action) => action === 'CreateTable')).toHaveLength(1)
  expect(changes.filter((action) => action === 'UpdateFunctionCode')).toHaveLength(1)
  expect(changes.filter((action) => action === 'CreateFunction')).toHaveLength(0)
  expect(tencent.tables.get('deeds')!.map(({ Name }) => Name)).toContain('mine')
  expect((await run({ environment: { TEMPLATE_DECIDED: 'abc' } })).plan.steps).toEqual([])
})

test('a deployment that broke off is taken up where it stopped', async () => {
  tencent.refused.set('CreateFunction', 'LimitExceeded.Function')
  await expect(run()).rejects.toThrow('建云函数')
  tencent.refused.clear()
  const { lines } = await run()
  expect(lines.filter((line) => line.startsWith('建集合'))).toEqual([])
  expect(lines.filter((line) => line.startsWith('建云函数'))).toHaveLength(4)
  expect((await run()).plan.steps).toEqual([])
})

describe('what goes wrong is told in one line', () => {
  const lineFor = async (config: { secretId: string; secretKey: string; envId: string }) => {
    try {
      const wanted = wantedFrom(built)
      const say = () => undefined
      await deploy({ manager: new CloudBase(config), wanted, built, dryRun: true, say })
      return 'nothing went wrong'
    } catch (error) {
      return faultLine(error, config.envId)
    }
  }

  test.each([
    ['an unknown id', { secretId: 'AKIDother', secretKey, envId }, /^密钥不对/],
    ['a wrong key', { secretId, secretKey: 'wrong', envId }, /^密钥不对/],
    ['an unknown environment', { secretId, secretKey, envId: 'other-1' }, /^没有找到环境 other-1/],
  ])('%s', async (_, config, line) => {
    const told = await lineFor(config)
    expect(told).toMatch(line)
    expect(told).not.toContain('\n')
  })

  test('no key', () => {
    const command = ['config/run-ts.mjs', 'config/deploy/main.ts', '--env', envId]
    const env = { PATH: process.env.PATH }
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { env })
    expect([status, String(stdout)]).toEqual([1, ''])
    expect(String(stderr).trim()).toMatch(/^没有密钥：[^\n]*$/)
  })

  test('no network', async () => {
    await tencent.close()
    expect(await lineFor({ secretId, secretKey, envId })).toBe('连不上腾讯云：请检查网络或代理')
  })

  test('a step that is refused', async () => {
    tencent.refused.set('CreateTable', 'LimitExceeded.Table')
    const failed = await run().catch((error: unknown) => faultLine(error, envId))
    expect(failed).toMatch(/^没有做成「建集合 \w+」：LimitExceeded\.Table/)
  })
})
