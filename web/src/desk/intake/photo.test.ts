import { expect, test } from 'vitest'
import { BLURRED_BELOW, sharpness, unfitFile } from './photo.ts'

const WIDTH = 200
const HEIGHT = 120

/** Lines of short strokes, as print on paper looks at this size. */
function print(): number[] {
  const grey = new Array<number>(WIDTH * HEIGHT).fill(235)
  for (let y = 8; y < HEIGHT - 8; y += 12)
    for (let row = 0; row < 6; row += 1)
      for (let x = 10; x < WIDTH - 10; x += 1) if ((x * 7 + y) % 5 < 2) grey[(y + row) * WIDTH + x] = 40
  return grey
}

function blurred(grey: readonly number[], radius: number): number[] {
  return grey.map((_, i) => {
    let sum = 0
    let count = 0
    for (let dy = -radius; dy <= radius; dy += 1)
      for (let dx = -radius; dx <= radius; dx += 1) {
        const value = grey[i + dy * WIDTH + dx]
        if (value !== undefined) {
          sum += value
          count += 1
        }
      }
    return sum / count
  })
}

const measured = (grey: readonly number[]) =>
  sharpness(
    grey.flatMap((value) => [value, value, value, 255]),
    WIDTH,
    HEIGHT,
  )

test('print that can be read is sharp', () => {
  expect(measured(print())).toBeGreaterThan(BLURRED_BELOW)
})

test('the same print out of focus is noticed', () => {
  expect(measured(blurred(blurred(print(), 3), 3))).toBeLessThan(BLURRED_BELOW)
})

test('an empty page is not called sharp', () => {
  expect(measured(new Array<number>(WIDTH * HEIGHT).fill(240))).toBe(0)
})

test('a file that the server would refuse for good is refused at the counter', async () => {
  const of = (said: string | Uint8Array<ArrayBuffer>, type: string) => unfitFile(new Blob([said], { type }))
  expect(await of('%PDF-1.7 …', 'application/pdf')).toBeUndefined()
  // Of a system that knows no such ending.
  expect(await of('%PDF-1.7 …', '')).toBeUndefined()
  expect(await of('this is none', 'application/pdf')).toBe('cases.file_type')
  expect(await of('', '')).toBe('cases.file_type')
  const large = new Uint8Array(10 * 2 ** 20 + 1)
  large.set(new TextEncoder().encode('%PDF-1.7'))
  expect(await of(large, 'application/pdf')).toBe('cases.file_too_large')
  expect(await of('a picture is opened, and drawn anew', 'image/jpeg')).toBeUndefined()
})
