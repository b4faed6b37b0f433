import { sentQuality, sentSide, type Choice, type ChosenFile } from './choice'

let input: HTMLInputElement | null = null

/** Taro's own input never answers when nothing is chosen, and takes any file. */
export function chooseOnWeb(most: number): Promise<readonly Choice[]> {
  input?.remove()
  const asked = (input = document.createElement('input'))
  asked.type = 'file'
  asked.accept = 'image/*'
  asked.multiple = most > 1
  asked.style.display = 'none'
  // iOS forgets an input that stands nowhere.
  document.body.append(asked)
  return new Promise((resolve) => {
    const done = (files: readonly File[]) => {
      asked.remove()
      resolve(files.slice(0, most).map(choiceOf))
    }
    asked.addEventListener('change', () => {
      done([...(asked.files ?? [])])
    })
    asked.addEventListener('cancel', () => {
      done([])
    })
    asked.click()
  })
}

function choiceOf(file: File): Choice {
  const path = URL.createObjectURL(file)
  return {
    path,
    async ready(): Promise<ChosenFile> {
      const blob = await smaller(path, file)
      return { path, blob, bytes: blob.size }
    },
  }
}

/**
 * Drawn anew, which also leaves out where it was taken. What this browser cannot open goes as it is, so that the server
 * says what is wrong with it.
 */
async function smaller(path: string, file: File): Promise<Blob> {
  try {
    const image = new Image()
    image.src = path
    await image.decode()
    const scale = Math.min(1, sentSide / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
    const context = canvas.getContext('2d')
    if (context === null) return file
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', sentQuality)
    })
    return blob ?? file
  } catch {
    return file
  }
}
