import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { CloudFunction } from '../functions/declaration'

/** What this needs of miniprogram-ci. */
export interface Uploader {
  readonly Project: new (options: {
    appid: string
    type: 'miniProgram'
    projectPath: string
    privateKeyPath: string
  }) => unknown
  upload(options: {
    project: unknown
    version: string
    desc: string
    setting: object
    onProgressUpdate: () => void
  }): Promise<{ subPackageInfo?: { name: string; size: number }[] }>
  readonly cloud: {
    uploadFunction(options: {
      project: unknown
      env: string
      name: string
      path: string
      remoteNpmInstall: boolean
    }): Promise<unknown>
  }
}

export interface UploadOptions {
  readonly ci: Uploader
  readonly appid: string
  readonly keyFile: string
  readonly env: string
  readonly version: string
  readonly desc: string
  /** The built mini-program. */
  readonly app: string
  /** The built functions. */
  readonly built: string
  readonly functions: readonly CloudFunction[]
  readonly say: (line: string) => void
}

/**
 * Uploads the functions the way WeChat's own tools do, since only that registers which of WeChat's services each may
 * use, then the mini-program's code, which an administrator of the app then sends to review.
 */
export async function upload(options: UploadOptions): Promise<void> {
  const { ci, appid, keyFile, env, version, desc, app, built, functions, say } = options
  // It reads every file below its project, and leaves folders behind: it gets one of its own.
  const projectPath = mkdtempSync(path.join(os.tmpdir(), 'zhiqi-upload-'))
  try {
    cpSync(app, projectPath, { recursive: true })
    writeFileSync(
      path.join(projectPath, 'project.config.json'),
      JSON.stringify({ appid, compileType: 'miniprogram', miniprogramRoot: './', setting: {} }),
    )
    const project = new ci.Project({
      appid,
      type: 'miniProgram',
      projectPath,
      privateKeyPath: path.resolve(keyFile),
    })
    for (const { name, installed } of functions) {
      const remoteNpmInstall = installed.length > 0
      const folder = path.resolve(built, name)
      await ci.cloud.uploadFunction({ project, env, name, path: folder, remoteNpmInstall })
      say(`云函数 ${name} 已上传，微信接口权限约十分钟后生效`)
    }
    // The build is finished code: nothing of it is compiled again.
    const { subPackageInfo = [] } = await ci.upload({
      project,
      version,
      desc,
      setting: { es6: false, es7: false, minify: false },
      onProgressUpdate: () => undefined,
    })
    for (const { name, size } of subPackageInfo) say(`${name} ${Math.round(size / 1024)} KB`)
    say(`版本 ${version} 已上传：到公众平台「版本管理」里设为体验版，试过再提交审核`)
  } finally {
    rmSync(projectPath, { recursive: true, force: true })
  }
}
