/** WeChat's reader knows no selected state, so there the name says it; on the web the state itself is told. */
export function spokenChoice(label: string, on: boolean): string | undefined {
  return on && process.env.TARO_ENV === 'weapp' ? `${label}，已选` : undefined
}
