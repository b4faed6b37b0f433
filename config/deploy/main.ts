// npm run deploy -- --env ID [--dry-run] [--settings FILE]
import { parseArgs } from 'node:util'
import CloudBase from '@cloudbase/manager-node'
import { buildFunctions, functionsFolder } from '../functions/build'
import { deploy } from './deploy'
import { faultLine } from './faults'
import { readSettings, SettingsFault } from './settings'
import { wantedFrom } from './wanted'

const usage = `用法：npm run deploy -- --env 环境ID [--dry-run] [--settings 设置文件]
  --env       云开发环境 ID
  --dry-run   只说要做什么，不改任何东西
  --settings  设置文件，见 config/deploy/settings.example.json
密钥从环境变量 TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 读取；环境不在上海时再设 TENCENTCLOUD_REGION。`

void main()

async function main(): Promise<void> {
  const asked = readArguments()
  if (asked === null) return
  const { env, dryRun, settings } = asked
  try {
    const environment = readSettings(settings)
    await buildFunctions()
    await deploy({
      manager: new CloudBase({ envId: env }),
      wanted: wantedFrom(functionsFolder, environment),
      built: functionsFolder,
      dryRun,
      say: (line) => {
        console.log(line)
      },
    })
  } catch (error) {
    stop(error instanceof SettingsFault ? error.message : faultLine(error, env))
  }
}

function readArguments(): { env: string; dryRun: boolean; settings?: string } | null {
  try {
    const { values } = parseArgs({
      options: {
        env: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        settings: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      console.log(usage)
      return null
    }
    const { env, settings } = values
    if (!env) return stop('没有给环境 ID：npm run deploy -- --env 环境ID')
    const { TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env
    if (!TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY)
      return stop(
        '没有密钥：请先设环境变量 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY（腾讯云控制台 → 访问管理 → API 密钥）',
      )
    return { env, dryRun: values['dry-run'], ...(settings === undefined ? {} : { settings }) }
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function stop(line: string): null {
  console.error(line)
  process.exitCode = 1
  return null
}
