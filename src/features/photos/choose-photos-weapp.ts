import Taro from '@tarojs/taro'
import { sentQuality, sentSide, type Choice, type ChosenFile } from './choice'

export async function chooseInWeChat(most: number): Promise<readonly Choice[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: most,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
    })
    return tempFiles.map(({ tempFilePath }) => choiceOf(tempFilePath))
  } catch {
    // Refused or closed: WeChat has told the person.
    return []
  }
}

/** A picture that WeChat has put into a file. */
export function choiceOf(path: string): Choice {
  return { path, ready: () => smaller(path) }
}

async function smaller(path: string): Promise<ChosenFile> {
  let sent = path
  try {
    const made = await Taro.compressImage({
      src: path,
      quality: sentQuality * 100,
      compressedWidth: sentSide,
    })
    sent = made.tempFilePath
  } catch {
    // What WeChat cannot open goes as it is, so that the server says what is wrong with it.
  }
  return { path: sent, bytes: await sizeOf(sent) }
}

function sizeOf(filePath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath,
      success: ({ size }) => {
        resolve(size)
      },
      fail: ({ errMsg }) => {
        reject(new Error(errMsg))
      },
    })
  })
}
