import Taro from '@tarojs/taro'
import type { LocalFile } from '@/backend'

export type ChosenFile = LocalFile & { readonly bytes: number; readonly name: string }

/** What is taken, and what the chooser offers. */
const endings = ['xlsx', 'csv']

/** Tables of other programs and things that are no tables: known by their names before anything is sent. */
const toSaveAs = /\.(xls|et|ett|xlt|xlsb|ods|numbers|wps|docx?|rtf)$/i
const noTable = /\.(pdf|jpe?g|png|heic|gif|bmp|zip|rar|7z|pptx?|mp4)$/i

function refusedByName(name: string): string | null {
  const ending = /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? ''
  if (toSaveAs.test(name)) return `${ending} 读不了：请用表格软件打开，另存为 .xlsx，再选一次`
  return noTable.test(name) ? '这不是表格，请选 .xlsx 或 .csv 的名册' : null
}

const oldOrLocked =
  '这是旧版 .xls、.et 或加了密码的表：请用表格软件打开，另存为 .xlsx，不要加密码，再选一次'

/** Why a file is not taken, before anything of it is sent; null where it may be. */
export async function refusedTable(file: ChosenFile): Promise<string | null> {
  const byName = refusedByName(file.name)
  if (byName !== null) return byName
  return isOle(await firstBytes(file)) ? oldOrLocked : null
}

/** The container of old tables, and of new ones with a password, whatever they are called. */
function isOle(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte)
}

/** None where they cannot be read: the server looks again. */
function firstBytes({ path, blob }: ChosenFile): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const none = () => resolve(new Uint8Array())
    if (blob === undefined)
      return Taro.getFileSystemManager().readFile({
        filePath: path,
        position: 0,
        length: 4,
        success: ({ data }) => (typeof data === 'string' ? none() : resolve(new Uint8Array(data))),
        fail: none,
      })
    const reader = new FileReader()
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer))
    reader.onerror = none
    return reader.readAsArrayBuffer(blob.slice(0, 4))
  })
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
