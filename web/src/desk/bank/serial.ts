/** What we use of the Web Serial API, which only some browsers have, and TypeScript does not describe. */
export interface SerialPort {
  open(options: { baudRate: number }): Promise<void>
  close(): Promise<void>
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>> | null
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>> | null
}

export interface Serial {
  requestPort(): Promise<SerialPort>
}

/** The door to cables; nothing where the browser has none. */
export function serialOf(navigator: Navigator): Serial | undefined {
  return 'serial' in navigator ? (navigator.serial as Serial) : undefined
}

/** As scales and small printers leave their makers. */
export const BAUD = 9600
