import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BpjsLine, closed } from '../src/gateways/bpjs/index.ts'

/**
 * The web service of the insurance as its catalogue describes it, on the loopback: it checks the signature and the time by its own
 * reckoning, keeps the order of tasks, and answers encrypted. It is not the live one, which nobody here ever reached.
 */
export async function fakeBpjs(now: () => Date) {
  const credentials = { consId: '12345', secretKey: 'fake-secret', userKey: 'fake-user-key' }
  const added = new Map<string, Record<string, unknown>>()
  const tasks = new Map<string, { taskid: number; waktu: number }[]>()
  const state = { isSilent: false, refuses: undefined as string | undefined }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      if (state.isSilent) return request.socket.destroy()
      const seconds = Number(request.headers['x-timestamp'])
      const right = createHmac('sha256', credentials.secretKey)
        .update(`${credentials.consId}&${seconds}`)
        .digest('base64')
      const isOld = Math.abs(seconds * 1000 - now().getTime()) > 300_000
      const { 'x-signature': signature, user_key: userKey } = request.headers
      if (signature !== right || userKey !== credentials.userKey || isOld) return say(401, 'Unauthorized')
      if (state.refuses) return say(201, state.refuses)
      const body = text ? JSON.parse(text) : {}
      const path = request.url ?? ''
      if (path === '/antrean/add') return add(body)
      if (path === '/antrean/updatewaktu') return task(body)
      if (path === '/antrean/batal') return say(added.delete(body.kodebooking) ? 200 : 201, 'Ok')
      if (path === '/antrean/getlisttask') return say(200, 'Ok', tasks.get(body.kodebooking) ?? [])
      if (path === '/ref/poli') return say(200, 'Ok', [{ kdpoli: 'INT', nmpoli: 'PENYAKIT DALAM' }])
      if (path.startsWith('/ref/poli/fp')) return say(200, 'Ok', [{ kodepoli: 'MAT' }])
      return say(200, 'Ok', { asked: path })
    })

    function add(body: Record<string, unknown>) {
      const code = String(body.kodebooking)
      if (added.has(code)) return say(208, 'Terdapat duplikasi Kode Booking')
      added.set(code, body)
      return say(200, 'Ok')
    }

    function task({ kodebooking, taskid, waktu }: { kodebooking: string; taskid: number; waktu: number }) {
      const done = tasks.get(kodebooking) ?? []
      const last = done.at(-1)
      if (!added.has(kodebooking)) return say(201, 'Kode booking tidak ditemukan')
      if (last && (waktu <= last.waktu || taskid <= last.taskid))
        return say(201, 'TaskId terakhir lebih besar')
      tasks.set(kodebooking, [...done, { taskid, waktu }])
      return say(200, 'Ok')
    }

    function say(code: number, message: string, content?: unknown) {
      const seconds = Number(request.headers['x-timestamp'])
      const answer = {
        metadata: { code, message },
        ...(content !== undefined && { response: closed(credentials, seconds, content) }),
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const line: BpjsLine = { ...credentials, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  return {
    ...{ added, tasks, state, line },
    stop: () => new Promise<void>((done) => void server.close(() => done())),
  }
}
