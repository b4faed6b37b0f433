import Taro from '@tarojs/taro'
import type { LocalFile } from '@/backend'

export type ChosenFile = LocalFile & { readonly bytes: number; readonly name: string }

const endings = ['xlsx', 'csv', 'xls']

/** Lets the person choose a table: in WeChat from a chat, in a browser from the disk. Null where none was chosen. */
export function chooseTable(): Promise<ChosenFile | null> {
  return process.env.TARO_ENV === 'weapp' ? fromChat() : fromDisk()
}

async function fromChat(): Promise<ChosenFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: endings,
    })
    const file = tempFiles[0]
    return file ? { path: file.path, bytes: file.size, name: file.name } : null
  } catch {
    return null
  }
}

function fromDisk(): Promise<ChosenFile | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = endings.map((ending) => `.${ending}`).join(',')
  input.style.display = 'none'
  document.body.appendChild(input)
  return new Promise((resolve) => {
    const settle = (chosen: ChosenFile | null) => {
      input.remove()
      resolve(chosen)
    }
    input.onchange = () => {
      const file = input.files?.[0]
      settle(file ? { path: file.name, blob: file, bytes: file.size, name: file.name } : null)
    }
    input.addEventListener('cancel', () => {
      settle(null)
    })
    input.click()
  })
}
