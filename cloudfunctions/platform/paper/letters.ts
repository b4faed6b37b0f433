type Doc = PDFKit.PDFDocument

export interface LetterStyle {
  readonly size: number
  readonly bold?: boolean
  readonly color: string
  /** Points; a longer line is written smaller. */
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
  /** Points between letters. */
  readonly spacing?: number
}

interface Font {
  hasGlyphForCodePoint(codePoint: number): boolean
}

/**
 * Writes single lines. A rare character that the font lacks gets an empty box of its width, to be filled in by hand:
 * better a card with one box than none for that family.
 */
export class Letters {
  private readonly fonts: Readonly<Record<'regular' | 'bold', Font>>

  constructor(
    private readonly doc: Doc,
    regular: Buffer,
    bold: Buffer,
  ) {
    doc.registerFont('regular', regular)
    doc.registerFont('bold', bold)
    this.fonts = { regular: this.fontOf('regular'), bold: this.fontOf('bold') }
  }

  write(text: string, x: number, y: number, style: LetterStyle): void {
    const { doc } = this
    const { bold = false, color, width, align = 'left', spacing = 0 } = style
    const font = bold ? 'bold' : 'regular'
    doc.font(font)
    const parts = this.partsOf(text, font)
    const wide = (size: number) => {
      doc.fontSize(size)
      return parts.reduce(
        (sum, part) =>
          sum + (part === null ? size : doc.widthOfString(part, { characterSpacing: spacing })),
        0,
      )
    }
    const whole = wide(style.size)
    const size = whole > width ? (style.size * width) / whole : style.size
    const shown = whole > width ? wide(size) : whole
    // Smaller letters stand in the middle of the line that larger ones would have filled.
    const line = y + (style.size - size) * 0.6
    const start = { left: 0, right: width - shown, center: (width - shown) / 2 }[align]
    let at = x + start
    for (const part of parts) {
      if (part === null) {
        const box = size * 0.82
        doc.save().lineWidth(0.7).strokeColor(color)
        doc
          .rect(at + size * 0.09, line + size * 0.38, box, box)
          .stroke()
          .restore()
        at += size
        continue
      }
      doc.font(font).fontSize(size).fillColor(color)
      doc.text(part, at, line, { lineBreak: false, characterSpacing: spacing })
      at += doc.widthOfString(part, { characterSpacing: spacing })
    }
  }

  /** Runs of letters that the font has; null for each one that it lacks. */
  private partsOf(text: string, font: 'regular' | 'bold'): (string | null)[] {
    const parts: (string | null)[] = []
    for (const letter of text) {
      const has = this.fonts[font].hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
      const last = parts[parts.length - 1]
      if (!has) parts.push(null)
      else if (typeof last === 'string') parts[parts.length - 1] = last + letter
      else parts.push(letter)
    }
    return parts
  }

  /** pdfkit keeps the font that it opened, and shows it to nobody in its types. */
  private fontOf(name: string): Font {
    this.doc.font(name)
    return (this.doc as unknown as { _font: { font: Font } })._font.font
  }
}
