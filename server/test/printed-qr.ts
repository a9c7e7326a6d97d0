import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'

/** What the camera of a phone reads from a picture with a QR in it. */
export async function qrInPicture(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return decodeQR({ width: info.width, height: info.height, data })
}

/** What it reads from the first page of a PDF as a printer puts it on paper. Needs pdftoppm. */
export async function qrOnPaper(pdf: Buffer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-print-'))
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf)
    execFileSync('pdftoppm', [
      '-r',
      '200',
      '-png',
      '-singlefile',
      join(folder, 'paper.pdf'),
      join(folder, 'page'),
    ])
    return await qrInPicture(readFileSync(join(folder, 'page.png')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
