import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generate } from 'selfsigned'
import { readServeOptions } from './serve-options'
import { Stop } from './stop'

const folder = mkdtempSync(path.join(tmpdir(), 'zhiqi-serve-'))
const file = (name: string) => path.join(folder, name)

beforeAll(async () => {
  for (const name of ['one', 'two']) {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }])
    writeFileSync(file(`${name}.crt`), cert)
    writeFileSync(file(`${name}.key`), key)
  }
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const origin = ['--origin', 'https://zhiqi.example']

test('on this computer alone nothing need be said', () => {
  expect(readServeOptions([])).toEqual({
    does: 'serve',
    host: '127.0.0.1',
    port: 7420,
    folder: 'serve-data',
    tickMs: 10_000,
    reach: {
      origin: 'http://127.0.0.1:7420',
      shown: 'http://127.0.0.1:7420',
      tls: null,
      trusted: null,
    },
  })
})

test('every option is read', () => {
  const pair = ['--cert', file('one.crt'), '--key', file('one.key')]
  const trust = ['--trust-proxy', '10.0.0.0/8', '--trust-proxy', 'fd00::1']
  const options = readServeOptions([
    ...['--host', '0.0.0.0', '--port', '443', '--origin', 'https://zhiqi.example/'],
    ...[...pair, ...trust, '--data', 'd', '--tick', '3'],
  ])
  expect(options).toMatchObject({
    ...{ host: '0.0.0.0', port: 443, folder: 'd', tickMs: 3_000 },
    reach: { origin: 'https://zhiqi.example', tls: { cert: expect.any(Buffer) as Buffer } },
  })
  const { trusted } = (options as { reach: { trusted: import('node:net').BlockList } }).reach
  expect(trusted.check('10.200.0.1')).toBe(true)
  expect(trusted.check('11.0.0.1')).toBe(false)
  expect(trusted.check('fd00::1', 'ipv6')).toBe(true)
})

test('a copy wants a file and a folder', () => {
  expect(readServeOptions(['--backup', 'b.tar', '--data', 'd'])).toEqual({
    does: 'backup',
    folder: 'd',
    file: 'b.tar',
  })
  expect(readServeOptions(['--restore', 'b.tar'])).toMatchObject({ does: 'restore' })
  expect(readServeOptions(['--help', '--port', 'x'])).toBe('help')
})

test.each([
  [['--host', '0.0.0.0'], /请用 --origin 写明/],
  [['--origin', 'http://zhiqi.example'], /--origin 要用 https/],
  [['--origin', 'zhiqi.example'], /--origin 要写成 https:\/\/zhiqi\.example/],
  [['--origin', 'https://zhiqi.example/app'], /不带路径/],
  [[...origin, '--cert', file('one.crt')], /--cert 和 --key 要一起写/],
  [[...origin, '--cert', file('none'), '--key', file('one.key')], /--cert 读不了/],
  [[...origin, '--cert', file('one.crt'), '--key', file('two.key')], /证书打不开/],
  [[...origin, '--cert', file('one.key'), '--key', file('one.key')], /证书打不开/],
  [[...origin, '--trust-proxy', '10.0.0.0/33'], /--trust-proxy 要写成/],
  [[...origin, '--trust-proxy', 'everybody'], /--trust-proxy 要写成/],
  [['--backup', 'a', '--restore', 'b'], /一次只做一件/],
  [['--demo'], /--demo/],
])('%j is refused in one line that says what to do', (args, line) => {
  const read = () => readServeOptions(args)
  expect(read).toThrow(Stop)
  expect(read).toThrow(line)
})
