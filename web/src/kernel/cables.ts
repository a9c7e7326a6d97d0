/** What we use of WebUSB and Web Serial, which only some browsers have, and TypeScript does not describe. */
export interface UsbDevice {
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

export interface SerialPort {
  open(options: { readonly baudRate: number }): Promise<void>
  close(): Promise<void>
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>> | null
  readonly writable: WritableStream<Uint8Array> | null
}

interface Cables {
  readonly usb?: {
    getDevices(): Promise<UsbDevice[]>
    requestDevice(options: {
      readonly filters: readonly { readonly classCode: number }[]
    }): Promise<UsbDevice>
  }
  readonly serial?: { getPorts(): Promise<SerialPort[]>; requestPort(): Promise<SerialPort> }
}

/** The doors to cables; nothing where the browser has none. Asked where a page is shown: the server knows no cables. */
export function cables(): Cables {
  return navigator as Cables
}

/** As scales and small printers leave their makers. */
export const BAUD = 9600
