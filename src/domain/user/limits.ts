/** As long as WeChat lets a nickname be. */
export const nicknameMax = 16
