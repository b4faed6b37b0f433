/** On which days a village has its market, by the last digit of the day of the month: 农历逢三、八. */
export interface Market {
  readonly by: 'lunar' | 'solar'
  readonly digits: readonly number[]
}

const names = '十一二三四五六七八九'

/** 农历逢三、八; 不赶集 */
export function marketWords(market: Market | null | undefined): string {
  if (!market || market.digits.length === 0) return '不赶集'
  const days = market.digits.map((digit) => names[digit] ?? '').join('、')
  return `${market.by === 'lunar' ? '农历' : '公历'}逢${days}`
}

export function isMarket(
  market: Market | null | undefined,
  { solar, lunar }: { readonly solar: number; readonly lunar: number },
): boolean {
  if (!market) return false
  return market.digits.includes((market.by === 'lunar' ? lunar : solar) % 10)
}
