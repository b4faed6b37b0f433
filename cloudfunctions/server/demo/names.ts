import type { Chance } from './chance'

/** Given names by the years in which they were given; invented, like everybody who bears them here. */
type Sex = 'm' | 'f'

const given: readonly { readonly before: number; readonly m: string; readonly f: string }[] = [
  {
    before: 1958,
    m: '德福 德全 守业 守仁 永贵 永年 立夏 立本 春生 春山 满囤 满堂 长庚 长水 有粮 有根 福来 福根 树根 树德 庆余 庆丰 金山 金来 进财 万年 保田 天顺 广林 广才 世清 世安 连山 连成 宝善 宝全 青山 老实',
    f: '秀英 秀云 桂英 桂珍 玉兰 玉珍 凤英 凤琴 翠兰 翠花 春梅 春香 素珍 素芬 月娥 月英 金花 银花 巧云 巧珍 改花 爱莲 兰英 兰芝 水仙 荷花 梅英 香莲 来弟 腊梅 秋月 冬英',
  },
  {
    before: 1980,
    m: '建国 建军 志强 志明 国庆 国良 卫东 卫民 红军 海林 海山 学文 学武 文斌 文才 保国 新民 大勇 大伟 永红 双喜 来福 根生 水生 火生 贵平 贵林 长江 长青 明亮 明贵 玉林 玉堂 光明 光荣 军 勇 斌 平 辉',
    f: '丽华 丽琴 红梅 红霞 海燕 海英 小玲 小红 秋菊 秋香 雪梅 雪琴 淑芳 淑珍 爱华 爱萍 艳红 美兰 金凤 冬梅 春花 春兰 玉霞 玉琴 彩云 彩霞 云芳 凤霞 翠英 会兰 霞 敏 萍 燕',
  },
  {
    before: 2005,
    m: '晓东 晓亮 鹏飞 俊峰 海波 立伟 立新 少华 少鹏 永杰 金龙 小龙 小军 志鹏 文博 亚飞 亚军 建伟 建辉 国栋 国强 东升 东林 伟民 春雷 振华 振宇 家兴 家旺 明辉 磊 凯 波 鹏',
    f: '晓燕 晓丽 晓梅 婷婷 丹丹 雅琴 佳慧 佳丽 春燕 小娟 小芳 海霞 海丽 丽丽 莉莉 文静 文婷 玉洁 彩虹 凤娟 秀娟 红艳 雪莲 雪飞 倩倩 兰兰 青青 芳芳 婷 静 娟',
  },
  {
    before: 9999,
    m: '浩然 浩宇 子轩 宇航 宇辰 梓睿 一鸣 一凡 嘉乐 嘉俊 天佑 俊熙 博文 明哲 子墨 家豪 佳乐 思远 思源 小满 小川 石头 承志 承泽 景行 云帆',
    f: '雨桐 雨欣 子涵 子萱 梓萱 欣怡 欣悦 诗涵 诗雨 可馨 语桐 若溪 佳怡 思琪 一诺 小禾 朵朵 安然 安琪 晨曦 梦瑶 梦洁 心怡 艺涵 芷晴 晓月',
  },
]

const pools = given.map((g) => ({ before: g.before, m: g.m.split(' '), f: g.f.split(' ') }))

/** Gives names that nobody in the village bears yet. */
export function namer(chance: Chance, taken: Iterable<string>) {
  const used = new Set(taken)
  return (surname: string, sex: Sex, birthYear: number): string => {
    const pool = pools.find((p) => birthYear < p.before) ?? pools[pools.length - 1]
    if (!pool) throw new Error('no names')
    for (let tries = 0; ; tries++) {
      const first = chance.pick(pool[sex])
      const name =
        tries < 40 ? surname + first : surname + first.slice(-1) + chance.pick(pool[sex]).slice(-1)
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
}
