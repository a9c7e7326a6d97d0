import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import type { RegionDb } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import type { QueueNeeds } from './needs.ts'

/** Networks of offices (RFC 1918, RFC 4193). What a machine gives itself where nobody gave it an address is none. */
const OFFICE = new BlockList()
OFFICE.addSubnet('10.0.0.0', 8)
OFFICE.addSubnet('172.16.0.0', 12)
OFFICE.addSubnet('192.168.0.0', 16)
OFFICE.addSubnet('fc00::', 7, 'ipv6')

/** The server itself, where a program may share a printer on a cable; but where others listen who trust whoever is there. */
const HERE = new BlockList()
HERE.addSubnet('127.0.0.0', 8)
HERE.addAddress('::1', 'ipv6')

export interface Reach {
  /** Whether the server itself counts. */
  readonly isHereToo: boolean
}

/** How far a region's printers may stand: at the server itself in a rehearsal, or where the installation says so. */
export function reachOf(
  { code }: Pick<RegionDb, 'code'>,
  { hasLocalPrinters }: Pick<QueueNeeds, 'hasLocalPrinters'>,
): Reach {
  return { isHereToo: hasLocalPrinters || isRehearsal(code) }
}

/**
 * The address that a name of a printer stands for now: whoever connects takes this one, so that the name cannot mean another a
 * moment later. Refuses with queue.printer_outside what is no address of an office's network, and queue.printer_offline a name
 * that stands for nothing.
 */
export async function inOffice(host: string, reach: Reach): Promise<string> {
  if (isIP(refuseOutside(host, reach))) return host
  const found = await lookup(host).catch(() => undefined)
  if (!found) throw new Refusal('queue.printer_offline')
  return refuseOutside(found.address, reach)
}

/** One number for all four, hexadecimal or with fewer dots: machines read an address in it, people do not. No name ends so. */
const READ_AS_NUMBER = /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/i

/** What is written as a number can be refused when it is written down. */
export function refuseOutside(address: string, { isHereToo }: Reach): string {
  const version = isIP(address)
  if (!version && READ_AS_NUMBER.test(address)) throw new Refusal('queue.printer_outside')
  const family = version === 6 ? 'ipv6' : 'ipv4'
  if (version && !OFFICE.check(address, family) && !(isHereToo && HERE.check(address, family)))
    throw new Refusal('queue.printer_outside')
  return address
}
