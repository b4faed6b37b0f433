/** What the host hands to the page in Chromium: a compiled mini-program and the phone it runs on. */
export interface Payload {
  readonly program: Program
  readonly phone: PhoneSpec
  /** Names that WeChat's typings declare on `wx` and on `wx.cloud`. */
  readonly documented: { readonly wx: readonly string[]; readonly cloud: readonly string[] }
  readonly launch: { readonly path: string; readonly query: Readonly<Record<string, string>> }
}

export interface PhoneSpec {
  readonly width: number
  readonly height: number
}

export interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly tabBar?: {
    readonly custom?: boolean
    readonly list: readonly { readonly pagePath: string }[]
  }
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly window?: { readonly onReachBottomDistance?: number }
}

export interface ComponentJson {
  readonly component?: boolean
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly styleIsolation?: string
  readonly onReachBottomDistance?: number
}

export interface Program {
  readonly appJson: AppJson
  readonly pages: readonly string[]
  /** By path without extension. */
  readonly json: Readonly<Record<string, ComponentJson>>
  readonly wxss: Readonly<Record<string, string>>
  /** By path with extension. */
  readonly js: Readonly<Record<string, string>>
  /** JavaScript that evaluates to the compiled templates. */
  readonly templates: string
}

/** One crossing of data from the app to its view. */
export interface SetDataCall {
  readonly page: string
  readonly bytes: number
  readonly keys: readonly string[]
}

/** Something that would be an error, or silently wrong, in WeChat. */
export interface Failure {
  readonly kind: 'api' | 'component' | 'console' | 'exception' | 'setData' | 'global' | 'resource'
  readonly message: string
}
