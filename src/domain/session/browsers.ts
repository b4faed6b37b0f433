/** What a browser says of itself; a closed list, since the words stand where a person decides whether to trust it. */
export const browsers = ['Chrome', 'Edge', 'Firefox', 'Safari', '微信', '其他浏览器'] as const
export const systems = ['Windows', 'macOS', '安卓', 'iPhone', 'iPad', 'Linux', '其他系统'] as const
