import { StepFailed } from './deploy'

/** One line that says what to do about an error of Tencent's API. */
export function faultLine(error: unknown, envId: string): string {
  if (error instanceof StepFailed)
    return `没有做成「${error.message}」：${faultLine(error.cause, envId)}。修好后再运行一次，做过的不会重做。`
  const { code = '', message = '' } = error as { code?: unknown; message?: string }
  const known = String(code)
  if (known.startsWith('AuthFailure'))
    return '密钥不对或没有权限：请检查环境变量 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY'
  if (/^UnauthorizedOperation|CamNoAuth/.test(known))
    return `密钥没有这项权限（${message}）：请给这个子账号 QcloudTCBFullAccess 和 QcloudSCFFullAccess`
  if (
    /env.*not (found|exist)/i.test(message) ||
    /^(ResourceNotFound|InvalidParameter).*Env/i.test(known)
  )
    return `没有找到环境 ${envId}：请在云开发控制台核对环境 ID，并确认密钥属于同一个账号`
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN/.test(`${known} ${message}`))
    return '连不上腾讯云：请检查网络或代理'
  return [known, message].filter(Boolean).join(' ') || String(error)
}
