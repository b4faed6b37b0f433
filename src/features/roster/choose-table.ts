import Taro from '@tarojs/taro'
import type { LocalFile } from '@/backend'

export type ChosenFile = LocalFile & { readonly bytes: number; readonly name: string }

/** What is taken, and what the chooser offers. */
const endings = ['xlsx', 'csv']

/** Tables of other programs and things that are no tables: known by their names before anything is sent. */
const toSaveAs = /\.(xls|et|ett|xlt|xlsb|ods|numbers|wps|docx?|rtf)$/i
const noTable = /\.(pdf|jpe?g|png|heic|gif|bmp|zip|rar|7z|pptx?|mp4)$/i

/** Why a file is not taken, by its name; null where it may be. */
export function refusedByName(name: string): string | null {
  const ending = /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? ''
  if (toSaveAs.test(name)) return `${ending} 读不了：请用表格软件打开，另存为 .xlsx，再选一次`
  return noTable.test(name) ? '这不是表格，请选 .xlsx 或 .csv 的名册' : null
}

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
