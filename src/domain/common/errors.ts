/** Refusals that any call may give; no contract repeats them. */
export const commonErrors = {
  BAD_INPUT: '填写的内容有误，请按提示修改',
  UNKNOWN_CALL: '没有这个功能，请更新小程序后再试',
  KEY_MISSING: '请求缺少编号，请更新小程序后再试',
  KEY_REUSED: '这次提交的编号用过了，请重新打开页面再试',
  TOO_MANY_QUERIES: '一次问得太多，请更新小程序后再试',
  COMMAND_AMONG_QUERIES: '要办的事得单独提交，请更新小程序后再试',
  SIGN_IN_FIRST: '请先登录，再做这件事',
  SIGN_IN_AGAIN: '登录已过期，请重新登录',
  VILLAGE_NOT_FOUND: '没有找到这个村，请重新选择',
  NOT_IN_VILLAGE: '您不是这个村的，不能看也不能办',
  CHOOSE_VILLAGE_FIRST: '请先选一个村',
  ROLE_MISSING: '您没有办这件事的职务，请找村委',
  NOT_FOUND: '没有找到，可能已撤下，请返回刷新',
  TRY_AGAIN: '现在办的人多，请稍等再试一次',
  TOO_LARGE: '内容太大，请减少后再发',
  INTERNAL: '系统出了问题，已记下，请稍后再试',
  OFFLINE: '网络不通，请检查网络后再试',
} as const

export type CommonCode = keyof typeof commonErrors
