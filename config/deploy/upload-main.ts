// npm run upload -- --env ID --version 1.0.0 --desc TEXT
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildFunctions, functionsFolder } from '../functions/build'
import { functions } from '../functions/declaration'
import { upload, type Uploader } from './upload'

const usage = `用法：npm run upload -- --env 环境ID --version 1.0.0 --desc 说明
小程序的 AppID 从环境变量 WEAPP_APPID 读取，代码上传密钥的文件从 WEAPP_KEY 读取
（公众平台 → 开发管理 → 开发设置 → 小程序代码上传 → 生成密钥，并把本机 IP 加入白名单）。`

interface Asked {
  readonly env: string
  readonly version: string
  readonly desc: string
  readonly appid: string
  readonly keyFile: string
}

void main()

async function main(): Promise<void> {
  const asked = readArguments()
  if (typeof asked === 'string') return stop(asked)
  try {
    const build = spawnSync(process.execPath, ['config/build.mjs', 'weapp'], {
      stdio: 'inherit',
      env: { ...process.env, CLOUD_ENV: asked.env },
    })
    if (build.status !== 0) return stop('小程序没有构建成功，见上面的输出')
    await buildFunctions()
    await upload({
      ...asked,
      // Loaded late: loading it already prints.
      ci: createRequire(path.resolve('package.json'))('miniprogram-ci') as Uploader,
      app: 'dist/weapp',
      built: functionsFolder,
      functions,
      say: (line) => {
        console.log(line)
      },
    })
  } catch (error) {
    stop(`上传没有成功：${(error instanceof Error ? error.message : String(error)).trim()}`)
  }
}

/** @returns what is missing, as one line */
function readArguments(): Asked | string {
  let values: { env?: string; version?: string; desc?: string }
  try {
    const text = { type: 'string' } as const
    values = parseArgs({ options: { env: text, version: text, desc: text } }).values
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`
  }
  const { env, version, desc } = values
  const { WEAPP_APPID: appid, WEAPP_KEY: keyFile } = process.env
  if (!env) return '没有给环境 ID：--env 环境ID'
  if (!version || !/^\d+\.\d+\.\d+$/.test(version)) return '没有给版本号：--version 1.0.0'
  if (!desc) return '没有给版本说明：--desc 说明'
  if (!appid || !/^wx[0-9a-f]{16}$/.test(appid))
    return '没有 AppID：请设环境变量 WEAPP_APPID，形如 wx 加 16 位字符'
  if (!keyFile) return '没有代码上传密钥：请设环境变量 WEAPP_KEY，写密钥文件的路径'
  if (!existsSync(keyFile)) return `找不到代码上传密钥 ${keyFile}`
  return { env, version, desc, appid, keyFile }
}

function stop(line: string): void {
  console.error(line)
  process.exitCode = 1
}
