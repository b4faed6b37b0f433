/// <reference types="@tarojs/taro" />

declare module '*.scss'
declare module '*.svg' {
  const url: string
  export default url
}
declare module '*.png' {
  const url: string
  export default url
}
declare module '*.jpg' {
  const url: string
  export default url
}

// What Taro's builds replace in the app; on a phone there is no more of `process` than this.
declare namespace NodeJS {
  interface ProcessEnv {
    readonly TARO_ENV?: 'h5' | 'weapp'
    /** The mini-program's environment; empty where it has only one. */
    readonly CLOUD_ENV?: string
    readonly NODE_ENV?: 'production' | 'development' | 'test'
    /** Read by app.config at build time. */
    readonly GALLERY?: string
  }
  interface Process {
    env: ProcessEnv
  }
}
declare var process: NodeJS.Process
