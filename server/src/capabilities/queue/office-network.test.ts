import { expect, test } from 'vitest'
import { inOffice, refuseOutside } from './office-network.ts'

test.each(['10.0.0.9', '172.31.255.1', '192.168.1.50', '127.0.0.1', '::1', 'fd12::9'])(
  '%s is a printer of an office',
  async (host) => {
    expect(await inOffice(host)).toBe(host)
  },
)

test.each([
  '8.8.8.8',
  '169.254.169.254',
  '172.32.0.1',
  '0.0.0.0',
  '100.64.0.1',
  '224.0.0.1',
  '2001:db8::1',
  '::ffff:8.8.8.8',
])('nobody makes the server talk to %s', async (host) => {
  expect(() => refuseOutside(host)).toThrow('queue.printer_outside')
  await expect(inOffice(host)).rejects.toThrow('queue.printer_outside')
})

test('a name is followed to its address, and one that stands for nothing is a printer that does not answer', async () => {
  expect(['127.0.0.1', '::1']).toContain(await inOffice('localhost'))
  await expect(inOffice('printer.invalid')).rejects.toThrow('queue.printer_offline')
})
