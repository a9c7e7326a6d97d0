import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { build, type Rollup } from 'vite'
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { photographed } from './papers.ts'

const WANTED_BYTES = 200_000
const browser = openBrowser()

test('a photograph of twelve megapixels keeps 1,600 picture elements and weighs two hundred kilobytes at most', async () => {
  const page = await browser.visit()
  await page.goto('/')
  await page.evaluate(await photoModule())
  const paper = await taken(page, await aPhone())
  expect(paper.longest).toBe(1600)
  expect(paper.bytes).toBeLessThanOrEqual(WANTED_BYTES)
  expect(paper.isBlurred).toBe(false)
  // All detail and no print: it may weigh more, but the side is never cut.
  const noise = await taken(page, await noisy(2000, 1500, 60))
  expect(noise.longest).toBe(1600)
  // What is small already stays as large as it is.
  expect((await taken(page, await noisy(800, 600, 1))).longest).toBe(800)
  await page.context().close()
})

/** A page photographed with a telephone: print, shadow, and the grain of a small lens. */
async function aPhone(): Promise<Buffer> {
  const paper = await sharp(await photographed('KARTU KELUARGA'))
    .resize(3000, 3214)
    .toBuffer()
  const grain = await noisy(3000, 3214, 10)
  return sharp(paper)
    .composite([{ input: grain, blend: 'soft-light' }])
    .resize(3000, 4000, { fit: 'contain', background: '#6b5b45' })
    .jpeg({ quality: 95 })
    .toBuffer()
}

function noisy(width: number, height: number, sigma: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma }
  return sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .jpeg({ quality: 95 })
    .toBuffer()
}

interface Taken {
  readonly bytes: number
  readonly longest: number
  readonly isBlurred: boolean
}

function taken(page: Page, jpeg: Buffer): Promise<Taken> {
  return page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${jpeg.toString('base64')}'), (letter) => letter.charCodeAt(0))
    const photo = await photoModule.takePhoto(new File([bytes], 'foto.jpg', { type: 'image/jpeg' }))
    const image = await createImageBitmap(new Blob([photo.bytes], { type: photo.mediaType }))
    return { bytes: photo.bytes.length, longest: Math.max(image.width, image.height), isBlurred: photo.isBlurred }
  })()`)
}

/** The desk's own module, alone. */
async function photoModule(): Promise<string> {
  const made = (await build({
    ...{ configFile: false as const, logLevel: 'error' as const },
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, '../web/src/desk/intake/photo.ts'),
        formats: ['iife'],
        name: 'photoModule',
      },
    },
  })) as Rollup.RollupOutput[]
  const [chunk] = made[0]?.output ?? []
  return `${chunk?.code ?? ''};globalThis.photoModule = photoModule`
}
