/** 杨*林 is said 杨某林: a voice would read out the star. */
export function spoken(name: string): string {
  return name.replace('*', '某')
}
