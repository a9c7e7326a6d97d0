import { connect, type Socket } from 'node:net'
import { Refusal } from '../../kernel/refusal.ts'
import { inOffice, type Reach } from './office-network.ts'

const PORT = 9100
const CONNECT_MS = 3000
/** Cheap printers say nothing about themselves: whoever is silent so long is printed on all the same. */
const STATUS_MS = 700
/** DLE EOT n: what is the matter (2), is there paper (4). */
const asks = (n: number) => Uint8Array.from([0x10, 0x04, n])
const [NOT_READY, PAPER_OUT_STOP, PAPER_END] = [0x04, 0x20, 0x60]

/**
 * Prints bytes on a printer of the network. Refuses with queue.printer_offline when nobody listens there or its cover is open, and
 * queue.printer_no_paper when it says so, queue.printer_outside where it stands in no office's network.
 */
export async function printOn(printer: string, bytes: Uint8Array, reach: Reach): Promise<void> {
  const [host = '', port] = printer.split(':')
  const socket = await opened(await inOffice(host, reach), port ? Number(port) : PORT)
  try {
    const paper = await asked(socket, 4)
    const state = await asked(socket, 2)
    if (paper !== undefined && (paper & PAPER_END) !== 0) throw new Refusal('queue.printer_no_paper')
    if (state !== undefined && (state & PAPER_OUT_STOP) !== 0) throw new Refusal('queue.printer_no_paper')
    if (state !== undefined && (state & NOT_READY) !== 0) throw new Refusal('queue.printer_offline')
    await sent(socket, bytes)
  } finally {
    socket.destroy()
  }
}

function opened(host: string, port: number): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const socket = connect({ host, port })
  const fail = () => {
    socket.destroy()
    reject(new Refusal('queue.printer_offline'))
  }
  socket.setTimeout(CONNECT_MS, fail)
  socket.once('error', fail)
  socket.once('connect', () => {
    socket.setTimeout(0)
    resolve(socket)
  })
  return promise
}

function asked(socket: Socket, what: number): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>()
  const heard = (data: Buffer) => resolve(data[0])
  const silent = setTimeout(resolve, STATUS_MS, undefined)
  socket.once('data', heard)
  socket.write(asks(what))
  return promise.finally(() => {
    clearTimeout(silent)
    socket.off('data', heard)
  })
}

/** Until the printer has taken everything: it closed its side, or had a moment to say that it broke off. */
function sent(socket: Socket, bytes: Uint8Array): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  // Node calls back also when the connection broke before everything was sent: then nothing lies in the tray.
  const judge = () =>
    socket.errored || !socket.writableFinished ? reject(new Refusal('queue.printer_offline')) : resolve()
  socket.setTimeout(CONNECT_MS, judge)
  socket.once('error', judge)
  socket.once('close', judge)
  // Some printers never close their side; one that broke off before has closed already.
  socket.end(bytes, () => (socket.destroyed ? judge() : socket.setTimeout(STATUS_MS)))
  return promise
}
