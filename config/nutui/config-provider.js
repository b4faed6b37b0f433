// In place of NutUI's ConfigProvider, which stands in every component's way and which we do not use: our style sheets
// carry the colours, and our parts every word. With it go its table of words, a comparison of objects and a kebab-case.
const config = { direction: 'ltr', locale: {} }

export const useConfig = () => config
export const useRtl = () => false
