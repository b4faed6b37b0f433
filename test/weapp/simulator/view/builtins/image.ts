import type { Builtin, Sketch } from './define'

const fits: Readonly<Record<string, string>> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}

const pictures = new WeakMap<HTMLElement, HTMLImageElement>()

/** https://developers.weixin.qq.com/miniprogram/dev/component/image.html */
export const image = (fileAddress: (path: string) => string): Sketch => ({
  types: { src: String, mode: String, lazyLoad: Boolean },
  attached(self) {
    const picture = document.createElement('img')
    pictures.set(self.dom, picture)
    picture.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = picture
      lay(self)
      self.fire('load', { width, height })
    })
    picture.addEventListener('error', () => {
      self.fire('error', { errMsg: `GET ${picture.src} fail` })
    })
    self.dom.append(picture)
    return undefined
  },
  changed: {
    src: ({ dom }, value) => {
      const picture = pictures.get(dom)
      if (!picture) return
      if (value) picture.src = fileAddress(String(value))
      else picture.removeAttribute('src')
    },
    mode: lay,
  },
})

function lay(self: Builtin): void {
  const picture = pictures.get(self.dom)
  if (!picture) return
  const mode = typeof self.values.mode === 'string' ? self.values.mode : 'scaleToFill'
  picture.style.objectFit = fits[mode] ?? 'none'
  picture.style.objectPosition = mode in fits ? '' : mode
  const { naturalWidth, naturalHeight } = picture
  if (naturalWidth === 0) return
  const { width, height } = self.dom.getBoundingClientRect()
  if (mode === 'widthFix') self.dom.style.height = `${(width * naturalHeight) / naturalWidth}px`
  if (mode === 'heightFix') self.dom.style.width = `${(height * naturalWidth) / naturalHeight}px`
}
