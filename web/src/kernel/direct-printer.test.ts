import { afterEach, expect, test, vi } from 'vitest'
import { choosePrinter, hasCable, rememberedPrinter } from './direct-printer.ts'

afterEach(() => vi.unstubAllGlobals())

const BYTES = new Uint8Array([1, 2, 3])

function aUsbPrinter(endpoints: readonly { direction: 'in' | 'out'; endpointNumber: number }[]) {
  const said: string[] = []
  const device = {
    configuration: { interfaces: [{ interfaceNumber: 0, alternate: { endpoints } }] },
    open: async () => void said.push('open'),
    close: async () => void said.push('close'),
    claimInterface: async (number: number) => void said.push(`claim ${number}`),
    transferOut: async (endpoint: number, bytes: Uint8Array) => void said.push(`${endpoint}: ${bytes}`),
  }
  return { device, said }
}

test('what is printed by USB goes out where the printer listens, and the printer is let go, also when it takes nothing', async () => {
  const [good, deaf] = [
    aUsbPrinter([
      { direction: 'in', endpointNumber: 1 },
      { direction: 'out', endpointNumber: 2 },
    ]),
    aUsbPrinter([]),
  ]
  vi.stubGlobal('navigator', {
    usb: { getDevices: async () => [good.device], requestDevice: async () => deaf.device },
  })
  expect([hasCable('usb'), hasCable('serial')]).toEqual([true, false])
  await (await rememberedPrinter())?.print(BYTES)
  expect(good.said).toEqual(['open', 'claim 0', '2: 1,2,3', 'close'])
  const printer = await choosePrinter('usb')
  await expect(printer?.print(BYTES)).rejects.toThrow()
  expect(deaf.said).toEqual(['open', 'close'])
})

test('a serial port is remembered only by whoever has no scale on one', async () => {
  const written: Uint8Array[] = []
  const port = {
    open: async () => undefined,
    close: async () => undefined,
    writable: new WritableStream<Uint8Array>({ write: (bytes) => void written.push(bytes) }),
  }
  vi.stubGlobal('navigator', { serial: { getPorts: async () => [port], requestPort: async () => port } })
  expect(await rememberedPrinter(['usb'])).toBe(undefined)
  await (await rememberedPrinter())?.print(BYTES)
  expect(written).toEqual([BYTES])
})
