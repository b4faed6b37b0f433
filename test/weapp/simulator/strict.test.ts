import automator from 'miniprogram-automator'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../../config/chromium'
import { removeFolder } from '../../store/temporary'
import { compile } from './compile'
import type { PhoneCloud } from './host/cloud'
import { openPhone, type SimulatedPhone } from './host/phone'
import { writeProgram } from './program'

jest.setTimeout(120_000)

const cloud: PhoneCloud = {
  call: (name, data) => Promise.resolve({ name, data }),
  upload: () => Promise.resolve('cloud://x/y'),
  download: () => Promise.resolve(Buffer.from('')),
  addresses: () => Promise.resolve([]),
}

const spec = { width: 375, height: 667 }
const folders: string[] = []
const phones: SimulatedPhone[] = []
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.close()
})
afterAll(async () => {
  await browser.close()
  folders.forEach(removeFolder)
})

async function run(...program: Parameters<typeof writeProgram>) {
  const folder = writeProgram(...program)
  folders.push(folder)
  const phone = await openPhone({
    browser,
    compiled: compile(folder, spec.width),
    folder,
    cloud,
    spec,
  })
  phones.push(phone)
  return { phone, program: await automator.connect({ wsEndpoint: phone.wsEndpoint }) }
}

/** A page with one button, which does this. */
const onTap = (code: string) => ({
  'pages/a/index': {
    wxml: '<view class="do" bindtap="act">{{said}}</view>',
    js: `Page({ data: { said: 'before' }, act(event) { ${code} } })`,
  },
})

async function tapped(code: string): Promise<{ phone: SimulatedPhone; said: string }> {
  const { phone, program } = await run(onTap(code))
  const page = await program.currentPage()
  const button = await page?.$('.do')
  await button?.tap()
  await page?.waitFor(100)
  return { phone, said: (await button?.text()) ?? '' }
}

describe('wx', () => {
  test.each([
    ['a name that WeChat does not know', `try { wx.showTaost({ title: 'x' }) } catch {}`],
    ['a name that is not simulated', `try { wx.startBluetoothDevicesDiscovery({}) } catch {}`],
    ['a name on wx.cloud', `try { wx.cloud.callFunctions({}) } catch {}`],
  ])('%s fails, also where the app catches it', async (_, code) => {
    const { phone } = await tapped(code)
    expect(phone.failures.map(({ kind }) => kind)).toEqual(['api'])
  })

  test('answers through callbacks or a promise, never in the same turn', async () => {
    const { phone, said } = await tapped(`
      let order = ''
      const show = (word) => { order += word; this.setData({ said: order }) }
      wx.setStorage({ key: 'a', data: { b: 1 }, success: () => show('saved ') })
      show('first ')
      wx.getStorage({ key: 'none' }).catch(({ errMsg }) => show(errMsg))`)
    expect(said).toBe('first saved getStorage:fail data not found')
    expect(phone.failures).toEqual([])
  })

  test('says honestly what it can', async () => {
    const { said } = await tapped(`this.setData({ said: [
      'chooseMedia', 'chooseMedias', 'button.open-type', 'button.opentype', 'startBluetoothDevicesDiscovery',
    ].map((name) => wx.canIUse(name)).join() })`)
    expect(said).toBe('true,false,true,false,false')
  })

  test('calls a function of the cloud only after init', async () => {
    const call = `wx.cloud.callFunction({ name: 'api', data: { a: 1, b: undefined },
      success: ({ result }) => this.setData({ said: JSON.stringify(result) }),
      fail: ({ errMsg }) => this.setData({ said: errMsg }) })`
    expect((await tapped(call)).said).toContain('please call wx.cloud.init first')
    expect((await tapped(`wx.cloud.init({}); ${call}`)).said).toBe('{"name":"api","data":{"a":1}}')
  })
})

describe('globals', () => {
  test('the browser is hidden', async () => {
    const names = 'window document location localStorage fetch crypto Intl TextEncoder performance'
    const { phone, said } = await tapped(`this.setData({ said: [
      ${names
        .split(' ')
        .map((name) => `typeof ${name}, typeof globalThis.${name}`)
        .join()}
    ].join() })`)
    expect(new Set(said.split(','))).toEqual(new Set(['undefined']))
    expect(phone.failures).toEqual([])
  })

  test('code from text fails', async () => {
    const { phone } = await tapped(`try { new Function('return 1')() } catch {}`)
    expect(phone.failures.map(({ kind }) => kind)).toEqual(['global'])
  })

  test('an error on the console and an exception fail', async () => {
    const { phone } = await tapped(
      `console.error('oh'); setTimeout(() => { throw new Error('no') })`,
    )
    expect(phone.failures).toEqual([
      { kind: 'console', message: 'oh' },
      { kind: 'exception', message: 'no' },
    ])
  })
})

describe('setData', () => {
  test('of a function fails', async () => {
    const { phone, said } = await tapped(`try { this.setData({ said: () => 1 }) } catch {}`)
    expect(said).toBe('before')
    expect(phone.failures.map(({ kind }) => kind)).toEqual(['setData'])
  })

  test('crosses as JSON: what is undefined stays as it was, a later change of the object does not show', async () => {
    const { phone, said } = await tapped(`
      const inner = { a: 1 }
      this.setData({ said: undefined, inner })
      inner.a = 2
      this.setData({ said: JSON.stringify(this.data) })`)
    expect(said).toBe('{"said":"before","inner":{"a":1}}')
    const [first] = await phone.takeCrossings()
    expect(first).toEqual({ page: 'pages/a/index', bytes: 17, keys: ['said', 'inner'] })
  })

  test('of a cycle throws', async () => {
    const { said } = await tapped(`
      const round = {}; round.round = round
      try { this.setData({ round }) } catch (error) { this.setData({ said: error.name }) }`)
    expect(said).toBe('TypeError')
  })
})

describe('templates', () => {
  test.each([
    ['<vew>x</vew>', 'pages/a/index.wxml: <vew> is no built-in component of the simulator'],
    ['<view hoverclass="x" />', 'pages/a/index.wxml: <view> has no attribute hoverclass'],
    ['<view bindclick="x" />', 'pages/a/index.wxml: <view> has no event click'],
  ])('%s is refused before anything runs', (wxml, fault) => {
    const folder = writeProgram({ 'pages/a/index': { wxml } })
    folders.push(folder)
    expect(compile(folder, spec.width).faults).toEqual([fault])
  })
})

describe('pages', () => {
  const told = `onShow() { this.setData({ shows: (this.data.shows || 0) + 1 }) },
    onLoad() { getApp().loads = (getApp().loads || 0) + 1 },`
  const pages = {
    'pages/a/index': { wxml: '<view class="a">{{shows}}</view>', js: `Page({ ${told} })` },
    'pages/b/index': { wxml: '<view class="b">{{shows}}</view>', js: `Page({ ${told} })` },
    'pages/c/index': {
      wxml: '<view class="c">{{q}}</view>',
      js: `Page({ onLoad({ q }) { this.setData({ q }) } })`,
    },
  }
  const tabBar = { list: [{ pagePath: 'pages/a/index' }, { pagePath: 'pages/b/index' }] }

  test('a tab stays when another one is shown, each page has a view of its own', async () => {
    const { phone, program } = await run(pages, { tabBar })
    for (const url of ['/pages/b/index', '/pages/a/index'])
      await program.callWxMethod('switchTab', { url })
    const page = await program.currentPage()
    expect(await (await page?.$('.a'))?.text()).toBe('2')
    expect(await page?.$('.b')).toBeNull()
    expect(await program.evaluate(() => (getApp() as { loads: number }).loads)).toBe(2)
    expect((await program.pageStack()).map((one) => one.path)).toEqual(['pages/a/index'])
    expect(phone.failures).toEqual([])
  })

  test('a page goes over a tab and away again; what it is asked arrives as it was written', async () => {
    const { program } = await run(pages, { tabBar })
    await program.callWxMethod('navigateTo', { url: '/pages/c/index?q=%E5%A5%BD' })
    expect(await (await (await program.currentPage())?.$('.c'))?.text()).toBe('%E5%A5%BD')
    expect((await program.pageStack()).length).toBe(2)
    await program.callWxMethod('navigateBack', {})
    expect((await program.currentPage())?.path).toBe('pages/a/index')
  })

  test.each([
    ['navigateTo', '/pages/b/index', 'can not navigateTo a tabbar page'],
    ['switchTab', '/pages/c/index', 'can not switch to no-tabBar page'],
    ['navigateTo', '/pages/d/index', 'page "pages/d/index" is not found'],
  ])('%s %s fails', async (how, url, why) => {
    const { program } = await run(pages, { tabBar })
    await expect(program.callWxMethod(how, { url })).rejects.toThrow(why)
  })
})

describe('a page-container', () => {
  const events = ['beforeenter', 'enter', 'afterenter', 'beforeleave', 'leave', 'afterleave']
  const container = (show: string) =>
    `<page-container show="{{${show}}}" overlay="{{false}}" duration="{{0}}"
      ${events.map((event) => `bind${event}="heard"`).join(' ')} />`
  const pages = (wxml: string) => ({
    'pages/a/index': { wxml: '<view class="a"></view>', js: 'Page({})' },
    'pages/b/index': {
      wxml: `<view class="set" bindtap="set">set</view><view class="said">{{said}}</view>${wxml}`,
      js: `Page({ data: { said: '', show: false }, set() { this.setData({ show: !this.data.show, said: '' }) },
        heard({ type }) { this.setData({ said: this.data.said + type + ' ' }) } })`,
    },
  })

  async function opened(wxml: string) {
    const { phone, program } = await run(pages(wxml))
    await program.callWxMethod('navigateTo', { url: '/pages/b/index' })
    const set = async () => {
      await (await (await program.currentPage())?.$('.set'))?.tap()
      await (await program.currentPage())?.waitFor(100)
    }
    const said = async () => (await (await program.currentPage())?.$('.said'))?.text()
    const path = async () => (await program.currentPage())?.path
    return { phone, program, set, said, path }
  }

  test('takes one way back in place of its page, until it is hidden and shown again', async () => {
    const { phone, program, set, said, path } = await opened(container('show'))
    await set()
    expect(await said()).toBe('beforeenter enter afterenter')
    await program.callWxMethod('navigateBack', {})
    await (await program.currentPage())?.waitFor(100)
    expect([await path(), await said()]).toEqual([
      'pages/b/index',
      'beforeenter enter afterenter beforeleave leave afterleave',
    ])
    await set()
    expect(await said()).toBe('')
    await set()
    await phone.back()
    expect(await path()).toBe('pages/b/index')
    await phone.back()
    expect(await path()).toBe('pages/a/index')
    expect(phone.failures).toEqual([])
  })

  test('lets its page go once it is hidden', async () => {
    const { set, said, phone, path } = await opened(container('show'))
    await set()
    await set()
    expect(await said()).toBe('beforeleave leave afterleave')
    await phone.back()
    expect(await path()).toBe('pages/a/index')
  })

  test('is the only one on its page', async () => {
    const { set, phone } = await opened(container('show') + container('show'))
    await set()
    expect(phone.failures.map(({ message }) => message)).toEqual([
      '<page-container>: one is shown on this page already',
    ])
  })
})

describe('touches', () => {
  test('a tap bubbles up to who listens, and is caught where it says so', async () => {
    const { phone, program } = await run({
      'pages/a/index': {
        wxml: `<view bindtap="add" data-n="1"><view catchtap="add" data-n="10"><view class="in">in</view></view>
          <view class="out" bindtap="add" data-n="100">out</view></view><view class="sum">{{sum}}</view>`,
        js: `Page({ data: { sum: 0 }, add(event) {
          this.setData({ sum: this.data.sum + Number(event.currentTarget.dataset.n) }) } })`,
      },
    })
    const page = await program.currentPage()
    const sum = async () => (await page?.$('.sum'))?.text()
    await (await page?.$('.in'))?.tap()
    expect(await sum()).toBe('10')
    await (await page?.$('.out'))?.tap()
    expect(await sum()).toBe('111')
    expect(phone.failures).toEqual([])
  })

  test('what lies above an element gets its tap', async () => {
    const { program } = await run({
      'pages/a/index': {
        wxml: '<view class="under" bindtap="act">{{n}}</view><view class="over"></view>',
        wxss: '.over { position: fixed; left: 0; top: 0; width: 100%; height: 100% }',
        js: `Page({ data: { n: 0 }, act() { this.setData({ n: 1 }) } })`,
      },
    })
    const under = await (await program.currentPage())?.$('.under')
    await under?.tap()
    expect(await under?.text()).toBe('0')
  })

  test('typing tells the page; a style in rpx is half as many whole px on this phone, and one at least', async () => {
    const { program } = await run({
      'pages/a/index': {
        wxml: '<input class="in" bindinput="typed" maxlength="5" /><view class="out">{{text}}</view>',
        wxss: '.out { width: 101rpx; height: 0.5rpx; margin: -3rpx 0rpx }',
        js: `Page({ typed({ detail }) { this.setData({ text: detail.value }) } })`,
      },
    })
    const page = await program.currentPage()
    const input = await page?.$('.in')
    await (input as unknown as { input: (text: string) => Promise<void> }).input('好')
    const out = await page?.$('.out')
    expect(await out?.text()).toBe('好')
    const styles = ['width', 'height', 'margin-top', 'margin-left']
    expect(await Promise.all(styles.map(async (name) => out?.style(name)))).toEqual([
      '50px',
      '1px',
      '-2px',
      '0px',
    ])
  })
})

declare function getApp(): unknown
