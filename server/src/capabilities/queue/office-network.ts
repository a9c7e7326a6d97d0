import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { Refusal } from '../../kernel/refusal.ts'

/** Networks of offices (RFC 1918, RFC 4193) and this machine itself, where a cable's printer is shared by a program. */
const OFFICE = new BlockList()
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
] as const)
  OFFICE.addSubnet(net, prefix)
OFFICE.addSubnet('fc00::', 7, 'ipv6')
OFFICE.addAddress('::1', 'ipv6')

/**
 * The address that a name of a printer stands for now: whoever connects takes this one, so that the name cannot mean another a
 * moment later. Refuses with queue.printer_outside what is no address of an office's network, and queue.printer_offline a name
 * that stands for nothing.
 */
export async function inOffice(host: string): Promise<string> {
  if (isIP(host)) return refuseOutside(host)
  const found = await lookup(host).catch(() => undefined)
  if (!found) throw new Refusal('queue.printer_offline')
  return refuseOutside(found.address)
}

/** What is written as a number can be refused when it is written down. */
export function refuseOutside(address: string): string {
  const version = isIP(address)
  if (version && !OFFICE.check(address, version === 6 ? 'ipv6' : 'ipv4'))
    throw new Refusal('queue.printer_outside')
  return address
}
