import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** Puts a picture before the camera of this visit, where there is none: what the page sees comes through a real stream of video. */
export async function standInForCamera(page: Page): Promise<void> {
  await page.addInitScript(`{
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 640, height: 480 })
    const drawn = canvas.getContext('2d')
    let held
    window.holdBeforeCamera = async (png) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
      held = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    }
    setInterval(() => {
      drawn.fillStyle = '#888'
      drawn.fillRect(0, 0, 640, 480)
      if (held) drawn.drawImage(held, 20, 40, 600, (600 * held.height) / held.width)
    }, 100)
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10)
  }`)
}

export function holdBeforeCamera(page: Page, picture: Buffer): Promise<void> {
  return page.evaluate(`holdBeforeCamera('${picture.toString('base64')}')`)
}

/** One card of the sheet as a printer puts it on paper: two a row, 90 by 62 mm with 6 mm between (`cards.typ`). Needs pdftoppm. */
export async function printedCard(pdf: Buffer, nth: number): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-cards-'))
  try {
    writeFileSync(join(folder, 'cards.pdf'), pdf)
    const paper = join(folder, 'page')
    execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', join(folder, 'cards.pdf'), paper])
    const dots = (mm: number) => Math.round((mm * 200) / 25.4)
    const [left, top] = [dots(12 + (nth % 2) * 96), dots(12 + Math.floor(nth / 2) * 68)]
    const card = { left, top, width: dots(90), height: dots(62) }
    return await sharp(readFileSync(`${paper}.png`))
      .extract(card)
      .png()
      .toBuffer()
  } finally {
    rmSync(folder, { recursive: true })
  }
}
