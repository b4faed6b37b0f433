// In place of NutUI's on the mini-program, where it is never called: a page behind a sheet is held by `catchMove`.
export const useLockScroll = () => undefined
