import { typeset } from '../kernel/typst.ts'

const PHOTO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 640" width="450" height="320"><rect width="900" height="640" fill="#efe9dc"/>
<g fill="#4a4a46" font-family="sans-serif"><text x="60" y="110" font-size="54">CONTOH BERKAS</text>
<text x="60" y="180" font-size="30">Data latihan, bukan dokumen sungguhan</text></g>
<g stroke="#4a4a46">${Array.from({ length: 9 }, (_, i) => `<path d="M60 ${240 + i * 40}H840"/>`).join('')}</g></svg>`

let photo: Promise<Buffer> | undefined
let paper: Promise<Buffer> | undefined

/** A photograph that says it is a sample. */
export function samplePhoto(): Promise<Buffer> {
  photo ??= import('sharp').then(({ default: sharp }) =>
    sharp(Buffer.from(PHOTO)).jpeg({ quality: 70 }).toBuffer(),
  )
  return photo
}

/** A paper that says it is a sample: no authority signed it. */
export function samplePaper(): Promise<Buffer> {
  paper ??= typeset(
    '#set page(paper: "a5")\n#align(center + horizon, text(size: 20pt)[CONTOH \\ bukan dokumen resmi])',
    {},
  )
  return paper
}
