import { chooseOnWeb } from './choose-photos-web'

const input = () => document.querySelector<HTMLInputElement>('input[type=file]')
const asked = () => {
  const found = input()
  if (!found) throw new Error('nothing was asked')
  return found
}

beforeAll(() => {
  URL.createObjectURL = (file) => `blob:${(file as File).name}`
})

function choose(files: readonly File[]): void {
  Object.defineProperty(asked(), 'files', { value: files })
  asked().dispatchEvent(new Event('change'))
}

test('as many photos are taken as there is room for', async () => {
  const chosen = chooseOnWeb(2)
  expect(asked().multiple).toBe(true)
  choose(['a', 'b', 'c'].map((name) => new File(['x'], name)))
  expect((await chosen).map((choice) => choice.path)).toEqual(['blob:a', 'blob:b'])
  expect(input()).toBeNull()
})

test('who changes their mind has chosen none, and may be asked again', async () => {
  const none = chooseOnWeb(1)
  expect(asked().multiple).toBe(false)
  asked().dispatchEvent(new Event('cancel'))
  expect(await none).toEqual([])
  void chooseOnWeb(1)
  void chooseOnWeb(1)
  expect(document.querySelectorAll('input[type=file]')).toHaveLength(1)
})

test('what the browser cannot open goes as it is, for the server to say what is wrong with it', async () => {
  HTMLImageElement.prototype.decode = () => Promise.reject(new Error('no picture'))
  const chosen = chooseOnWeb(1)
  const file = new File(['not a photo'], 'a.heic')
  choose([file])
  const [choice] = await chosen
  expect(await choice?.ready()).toEqual({ path: 'blob:a.heic', blob: file, bytes: 11 })
})
