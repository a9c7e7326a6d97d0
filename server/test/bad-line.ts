import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

interface Line {
  /** Bytes a second in each direction; 6,250 are 50 kbit/s. */
  readonly bytesPerSecond?: number
  /** From one end to the other and back. */
  readonly latencyMs?: number
  /** A packet of this many is lost: what follows it waits until it was sent again. */
  readonly losesEvery?: number
  /** Every connection breaks when so many bytes went up in all. */
  readonly cutsAt?: number
}

const PACKET = 1400
/** What TCP waits before it sends a lost packet again, at least. */
const RESEND_MS = 1000

/** A line between a browser and a server on this machine that is as bad as it is told to be. Its counts are of what was carried upwards. */
export async function openBadLine(target: number, line: Line) {
  const sockets = new Set<Socket>()
  const told = { up: 0, cuts: 0, lost: 0, packets: 0 }
  let now: Line = line
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => undefined)
    }
    const cut = () => {
      told.cuts++
      near.destroy()
      far.destroy()
    }
    carry(
      near,
      far,
      () => now,
      told,
      (bytes) => {
        told.up += bytes
        if (now.cutsAt !== undefined && told.up >= now.cutsAt) cut()
      },
    )
    carry(
      far,
      near,
      () => now,
      told,
      () => undefined,
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    told,
    change(next: Line) {
      now = next
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

/** One direction: packets in their order, no faster than the line, each half the latency later. */
function carry(
  from: Socket,
  to: Socket,
  line: () => Line,
  told: { lost: number; packets: number },
  onCarried: (bytes: number) => void,
): void {
  let free = 0
  let chain = Promise.resolve()
  from.on('data', (data: Buffer) => {
    from.pause()
    chain = chain.then(async () => {
      for (let at = 0; at < data.length; at += PACKET) {
        const packet = data.subarray(at, at + PACKET)
        const { bytesPerSecond, latencyMs = 0, losesEvery } = line()
        const begins = Math.max(free, performance.now())
        free = begins + (bytesPerSecond ? (packet.length / bytesPerSecond) * 1000 : 0)
        if (losesEvery && ++told.packets % losesEvery === 0) {
          told.lost++
          free += RESEND_MS
        }
        const arrives = free + latencyMs / 2
        setTimeout(
          () => {
            if (to.destroyed) return
            to.write(packet)
            onCarried(packet.length)
          },
          Math.max(0, arrives - performance.now()),
        )
        if (bytesPerSecond)
          await new Promise((done) => setTimeout(done, Math.max(0, free - performance.now())))
      }
      from.resume()
    })
  })
  from.on('end', () => void chain.then(() => setTimeout(() => to.end(), (line().latencyMs ?? 0) / 2 + 50)))
  from.on('close', () => void chain.then(() => setTimeout(() => to.end(), (line().latencyMs ?? 0) / 2 + 50)))
}
