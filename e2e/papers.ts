import { typeset } from '../server/src/kernel/typst.ts'

/** A photographed paper with legible print; blurred, as a hand that shook makes it. */
export async function photographed(title: string, isBlurred = false): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const lines = Array.from({ length: 22 }, (_, i) => {
    const words = 'Yang bertanda tangan di bawah ini menerangkan bahwa telah lahir seorang anak dengan sehat'
    return `<text x="80" y="${260 + i * 54}" font-size="30">${i + 1}. ${words}</text>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1500"><rect width="1400" height="1500" fill="#f6f3ea"/>
    <g font-family="sans-serif" fill="#222"><text x="80" y="150" font-size="64">${title}</text>${lines.join('')}</g></svg>`
  const picture = sharp(Buffer.from(svg))
  return (isBlurred ? picture.blur(14) : picture).jpeg({ quality: 85 }).toBuffer()
}

/** Stands for what SIAK hands out: a PDF that Guyub never made. */
export function fromSiak(title: string): Promise<Buffer> {
  return typeset(`#set page(paper: "a4")\n= ${title}\nUntuk uji coba. Bukan dokumen kependudukan.`, {})
}
