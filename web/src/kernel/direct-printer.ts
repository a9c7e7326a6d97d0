import { BAUD, cables, type SerialPort, type UsbDevice } from './cables.ts'

/** How a small printer hangs on this machine, past the browser's own print. */
export type Cable = 'usb' | 'serial'

export interface Printer {
  /** Throws where it is off, out of reach or no printer. */
  print(bytes: Uint8Array): Promise<void>
}

const PRINTER_CLASS = 7

export function hasCable(cable: Cable): boolean {
  return cables()[cable] !== undefined
}

/** Asks a person which printer it is; the browser remembers it. Throws when they close the list without choosing. */
export async function choosePrinter(cable: Cable): Promise<Printer | undefined> {
  const { usb, serial } = cables()
  if (cable === 'usb')
    return usb && byUsb(await usb.requestDevice({ filters: [{ classCode: PRINTER_CLASS }] }))
  return serial && bySerial(await serial.requestPort())
}

/** The printer that was chosen before. Where a scale may hang on a serial port only `usb` is asked for: nobody can tell the ports apart. */
export async function rememberedPrinter(
  among: readonly Cable[] = ['usb', 'serial'],
): Promise<Printer | undefined> {
  const { usb, serial } = cables()
  const [device] = among.includes('usb') && usb ? await usb.getDevices() : []
  if (device) return byUsb(device)
  const [port] = among.includes('serial') && serial ? await serial.getPorts() : []
  return port && bySerial(port)
}

function byUsb(device: UsbDevice): Printer {
  return {
    async print(bytes) {
      await device.open()
      try {
        if (!device.configuration) await device.selectConfiguration(1)
        for (const { interfaceNumber, alternate } of device.configuration?.interfaces ?? []) {
          const out = alternate.endpoints.find(({ direction }) => direction === 'out')
          if (!out) continue
          await device.claimInterface(interfaceNumber)
          await device.transferOut(out.endpointNumber, bytes)
          return
        }
        throw new Error('this device takes no bytes')
      } finally {
        await device.close()
      }
    },
  }
}

function bySerial(port: SerialPort): Printer {
  return {
    async print(bytes) {
      await port.open({ baudRate: BAUD })
      try {
        const writer = port.writable?.getWriter()
        await writer?.write(bytes)
        writer?.releaseLock()
      } finally {
        await port.close()
      }
    },
  }
}
