/** The phone's files: temporary ones and the app's own folder. They stand in the page, so that reading is synchronous. */
export class PhoneFiles {
  private readonly files = new Map<string, Uint8Array<ArrayBuffer>>()
  private readonly addresses = new Map<string, string>()
  private ids = 0

  add(bytes: Uint8Array<ArrayBuffer>, extension: string): string {
    const path = `wxfile://tmp_${++this.ids}${extension}`
    this.write(path, bytes)
    return path
  }

  addBase64(base64: string, extension: string): string {
    return this.add(bytesOf(base64), extension)
  }

  write(path: string, bytes: Uint8Array<ArrayBuffer>): void {
    const before = this.addresses.get(path)
    if (before !== undefined) URL.revokeObjectURL(before)
    this.addresses.delete(path)
    this.files.set(path, bytes)
  }

  read(path: string): Uint8Array<ArrayBuffer> {
    const bytes = this.files.get(path)
    if (!bytes) throw new Error(`no such file or directory ${path}`)
    return bytes
  }

  has(path: string): boolean {
    return this.files.has(path)
  }

  remove(path: string): void {
    this.read(path)
    this.files.delete(path)
  }

  base64(path: string): string {
    let text = ''
    for (const byte of this.read(path)) text += String.fromCharCode(byte)
    return btoa(text)
  }

  /** Where the page's own images find a file; any other address stays as it is. */
  address(path: string): string {
    const bytes = this.files.get(path)
    if (!bytes) return path
    const known = this.addresses.get(path) ?? URL.createObjectURL(new Blob([bytes]))
    this.addresses.set(path, known)
    return known
  }
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
