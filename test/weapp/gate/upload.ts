import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

type Ci = typeof import('miniprogram-ci')

/** What Tencent would answer about an account; given here, the tool needs neither network nor key. */
const account = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxCustomTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
}
const appid = 'wx1234567890abcdef'

/** WeChat's uploader, up to but without the upload: app.json, page and component configs, packaging. */
export async function upload(dir: string): Promise<string[]> {
  const cwd = process.cwd()
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'zhiqi-gate-'))
  const projectPath = path.join(temporary, 'app')
  cpSync(dir, projectPath, { recursive: true })
  writeFileSync(
    path.join(projectPath, 'project.config.json'),
    JSON.stringify({ appid, compileType: 'miniprogram', miniprogramRoot: './', setting: {} }),
  )
  const speak = silence()
  try {
    // Loaded here because loading it already prints.
    const ci = createRequire(path.resolve('package.json'))('miniprogram-ci') as Ci
    // It leaves folders behind where it runs.
    process.chdir(temporary)
    // It asks a server for a list of file types and goes on without; a dead proxy keeps it at home.
    ci.proxy('http://127.0.0.1:9')
    const attr = () => Promise.resolve(account)
    const options = { appid, type: 'miniProgram' as const, projectPath, privateKey: 'unused', attr }
    await ci.getCompiledResult({
      project: new ci.Project(options),
      version: '0',
      setting: {},
      onProgressUpdate: () => undefined,
    })
    return []
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [`miniprogram-ci: ${message.split(projectPath).join('').trim()}`]
  } finally {
    speak()
    process.chdir(cwd)
    rmSync(temporary, { recursive: true, force: true })
  }
}

function silence() {
  const kept = { ...console }
  const quiet = () => undefined
  Object.assign(console, { log: quiet, info: quiet, warn: quiet, error: quiet })
  return () => Object.assign(console, kept)
}
