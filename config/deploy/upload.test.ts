import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { functions } from '../functions/declaration'
import { upload, type Uploader } from './upload'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'zhiqi-upload-test-'))
  mkdirSync(path.join(folder, 'weapp'))
  writeFileSync(path.join(folder, 'weapp/app.json'), '{"pages":[]}')
})
afterEach(() => rmSync(folder, { recursive: true }))

function uploaderThat(fails = false) {
  const seen: { project: string[]; functions: object[]; versions: string[] } = {
    project: [],
    functions: [],
    versions: [],
  }
  const ci: Uploader = {
    Project: class {
      readonly options: object
      constructor(options: { projectPath: string }) {
        this.options = options
        seen.project.push(options.projectPath)
        const config = JSON.parse(
          readFileSync(path.join(options.projectPath, 'project.config.json'), 'utf8'),
        ) as { appid: string }
        expect(config.appid).toBe('wx0123456789abcdef')
        expect(existsSync(path.join(options.projectPath, 'app.json'))).toBe(true)
      }
    },
    upload: ({ version }) => {
      seen.versions.push(version)
      return Promise.resolve({ subPackageInfo: [{ name: '__FULL__', size: 2048 }] })
    },
    cloud: {
      uploadFunction({ name, env, remoteNpmInstall }) {
        if (fails) return Promise.reject(new Error('env not found'))
        seen.functions.push({ name, env, remoteNpmInstall })
        return Promise.resolve()
      },
    },
  }
  return { ci, seen }
}

async function run(ci: Uploader): Promise<string[]> {
  const lines: string[] = []
  await upload({
    ci,
    appid: 'wx0123456789abcdef',
    keyFile: 'key',
    env: 'e1',
    version: '1.2.3',
    desc: '第一版',
    app: path.join(folder, 'weapp'),
    built: path.join(folder, 'functions'),
    functions,
    say: (line) => void lines.push(line),
  })
  return lines
}

test('the functions go up first, each with what it needs installed, then the app', async () => {
  const { ci, seen } = uploaderThat()
  const lines = await run(ci)
  expect(seen.functions).toEqual([
    { name: 'api', env: 'e1', remoteNpmInstall: true },
    { name: 'timer', env: 'e1', remoteNpmInstall: false },
    { name: 'media-check', env: 'e1', remoteNpmInstall: false },
    { name: 'paper', env: 'e1', remoteNpmInstall: true },
  ])
  expect(seen.versions).toEqual(['1.2.3'])
  expect(lines.at(-1)).toMatch(/^版本 1\.2\.3 已上传/)
  expect(existsSync(seen.project[0]!)).toBe(false)
})

test('where a function is not taken, the app stays as it is', async () => {
  const { ci, seen } = uploaderThat(true)
  await expect(run(ci)).rejects.toThrow('env not found')
  expect(seen.versions).toEqual([])
  expect(existsSync(seen.project[0]!)).toBe(false)
})
