import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withQueue } from '../../../test/a-queue.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { inOffice, reachOf, refuseOutside } from './office-network.ts'

const OFFICES = { isHereToo: false }
const HERE_TOO = { isHereToo: true }
const SERVER = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ hasLocalPrinters: false })
})
afterAll(() => app.stop())

test.each(['10.0.0.9', '172.31.255.1', '192.168.1.50', 'fd12::9'])(
  '%s is a printer of an office',
  async (host) => {
    expect(await inOffice(host, OFFICES)).toBe(host)
  },
)

test.each([
  ...['8.8.8.8', '169.254.169.254', '172.32.0.1', '0.0.0.0', '100.64.0.1', '224.0.0.1'],
  ...['2001:db8::1', '::ffff:8.8.8.8', 'fe80::1', '::'],
  // Machines read an address in these.
  ...['134744072', '0x08080808', '010.8.8.8', '8.8', '127.1', '0', '256.1.1.1', '8.8.8.8.'],
])('nobody makes the server talk to %s', async (host) => {
  for (const reach of [OFFICES, HERE_TOO]) {
    expect(() => refuseOutside(host, reach)).toThrow('queue.printer_outside')
    await expect(inOffice(host, reach)).rejects.toThrow('queue.printer_outside')
  }
})

test.each(SERVER)('the server itself, as %s, counts only where that is said', async (host) => {
  expect(() => refuseOutside(host, OFFICES)).toThrow('queue.printer_outside')
  expect(await inOffice(host, HERE_TOO)).toBe(host)
})

test('a name is followed to its address, and one that stands for nothing is a printer that does not answer', async () => {
  expect(['127.0.0.1', '::1']).toContain(await inOffice('localhost', HERE_TOO))
  await expect(inOffice('localhost', OFFICES)).rejects.toThrow('queue.printer_outside')
  await expect(inOffice('printer.invalid', OFFICES)).rejects.toThrow('queue.printer_offline')
})

test('a printer at the server is for rehearsals, and for installations that say so', () => {
  expect(reachOf({ code: '3505L' }, { hasLocalPrinters: false })).toEqual(HERE_TOO)
  expect(reachOf({ code: '3505' }, { hasLocalPrinters: false })).toEqual(OFFICES)
  expect(reachOf({ code: '3505' }, { hasLocalPrinters: true })).toEqual(HERE_TOO)
})

test('a real region writes down no printer at the server, and a name that leads there prints nothing', async () => {
  const queue = withQueue(app)
  const { placeId, lanes } = await queue.aPlace('Pendopo')
  const make = (name: string, printer: string) =>
    queue.post(`/places/${placeId}/screens`, { kind: 'kiosk', name, printer }, 'manager')
  expect((await make('Kios sini', '127.0.0.1:9101')).body.code).toBe('queue.printer_outside')
  const { link } = await queue.done(make('Kios nama', 'localhost:9101'))
  const { key } = await queue.done(queue.post('/screens/open', { link }))
  const { ticketId } = await queue.done(queue.post('/kiosk/tickets', { laneId: lanes.A, key }))
  const asked = queue.post('/kiosk/print', { key, ticketId, commandId: newCommandId() })
  expect((await asked).body.code).toBe('queue.printer_outside')
})
