import type { MiniApp } from '../app'
import { later, needed, Refused, type WxTypes } from './answer'

type Media = Pick<
  WxTypes,
  | 'chooseMedia'
  | 'chooseImage'
  | 'chooseMessageFile'
  | 'compressImage'
  | 'getImageInfo'
  | 'previewImage'
  | 'saveImageToPhotosAlbum'
  | 'openDocument'
  | 'shareFileMessage'
  | 'scanCode'
>

/** Photos and files. What a person chooses is a mock's to say (`mockWxMethod`); without one the choice is cancelled. */
export function media(app: MiniApp): Media {
  const cancelled = () => {
    throw new Refused('cancel')
  }
  const existing = (option: object, field: string) => {
    const path = needed(option, field)
    app.files.read(path)
    return path
  }
  return {
    chooseMedia: later('chooseMedia', cancelled),
    chooseImage: later('chooseImage', cancelled),
    chooseMessageFile: later('chooseMessageFile', cancelled),
    scanCode: later('scanCode', cancelled),
    compressImage: later('compressImage', async (option) => ({
      tempFilePath: await compressed(app, existing(option, 'src'), option),
    })),
    getImageInfo: later('getImageInfo', async (option) => {
      const path = existing(option, 'src')
      const { width, height } = await decoded(app, path)
      return { width, height, path, orientation: 'up' as const, type: 'jpeg' as const }
    }),
    previewImage: later('previewImage', (option) => {
      if (option.urls.length === 0) throw new Error('parameter error: parameter.urls is empty')
      return {}
    }),
    saveImageToPhotosAlbum: later('saveImageToPhotosAlbum', (option) => {
      existing(option, 'filePath')
      return {}
    }),
    openDocument: later('openDocument', (option) => {
      const path = existing(option, 'filePath')
      if (!/\.(?:docx?|xlsx?|pptx?|pdf)$/.test(path) && option.fileType === undefined)
        throw new Error('filetype not supported')
      return {}
    }),
    shareFileMessage: later('shareFileMessage', (option) => {
      existing(option, 'filePath')
      return {}
    }),
  }
}

async function decoded(app: MiniApp, path: string): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([app.files.read(path)]))
  } catch {
    throw new Refused('image decode failed')
  }
}

interface Compression {
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

/** A smaller jpeg, its sides kept in proportion where only one is named. */
async function compressed(app: MiniApp, path: string, option: Compression): Promise<string> {
  const picture = await decoded(app, path)
  const { quality = 80, compressedWidth, compressedHeight } = option
  const scale = Math.min(
    1,
    (compressedWidth ?? Infinity) / picture.width,
    (compressedHeight ?? Infinity) / picture.height,
  )
  const width = Math.round(picture.width * scale)
  const height = Math.round(picture.height * scale)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 })
  return app.files.add(new Uint8Array(await blob.arrayBuffer()), '.jpg')
}
