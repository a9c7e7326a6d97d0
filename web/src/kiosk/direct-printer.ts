/** What we need of WebUSB and Web Serial: the browser's own types do not have them. */
interface UsbDevice {
  readonly configuration: {
    readonly interfaces: readonly {
      readonly interfaceNumber: number
      readonly alternate: {
        readonly endpoints: readonly { readonly direction: 'in' | 'out'; readonly endpointNumber: number }[]
      }
    }[]
  } | null
  open(): Promise<void>
  close(): Promise<void>
  selectConfiguration(value: number): Promise<void>
  claimInterface(number: number): Promise<void>
  transferOut(endpoint: number, data: Uint8Array): Promise<unknown>
}
interface SerialPort {
  readonly writable: WritableStream<Uint8Array> | null
  open(options: { readonly baudRate: number }): Promise<void>
  close(): Promise<void>
}
interface Devices {
  readonly usb?: {
    getDevices(): Promise<UsbDevice[]>
    requestDevice(options: {
      readonly filters: readonly { readonly classCode: number }[]
    }): Promise<UsbDevice>
  }
  readonly serial?: { getPorts(): Promise<SerialPort[]>; requestPort(): Promise<SerialPort> }
}

const { usb, serial } = navigator as Devices
const PRINTER_CLASS = 7
const BAUD = 9600

export const canUsb = usb !== undefined
export const canSerial = serial !== undefined

/** Asks the person who sets up the kiosk which printer it is; the browser remembers it. */
export async function connectUsb(): Promise<void> {
  await usb?.requestDevice({ filters: [{ classCode: PRINTER_CLASS }] })
}
export async function connectSerial(): Promise<void> {
  await serial?.requestPort()
}

/** Whether a printer was connected and took the bytes. One that is off is as good as none: the number counts without paper. */
export async function printDirectly(bytes: Uint8Array): Promise<boolean> {
  const [[device] = [], [port] = []] = await Promise.all([usb?.getDevices(), serial?.getPorts()])
  try {
    if (device) await writeUsb(device, bytes)
    else if (port) await writeSerial(port, bytes)
    return device !== undefined || port !== undefined
  } catch {
    return false
  }
}

async function writeUsb(device: UsbDevice, bytes: Uint8Array): Promise<void> {
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
}

async function writeSerial(port: SerialPort, bytes: Uint8Array): Promise<void> {
  await port.open({ baudRate: BAUD })
  try {
    const writer = port.writable?.getWriter()
    await writer?.write(bytes)
    writer?.releaseLock()
  } finally {
    await port.close()
  }
}
