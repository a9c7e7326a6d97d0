import { networkInterfaces } from 'node:os'
import type { Config } from '../config.ts'

/** What people type, the nearest first: this machine, then every address that others can reach. */
export function addressesOf({ host, port, tls }: Pick<Config, 'host' | 'port' | 'tls'>): string[] {
  const scheme = tls ? 'https' : 'http'
  const hosts = isEverywhere(host)
    ? ['localhost', ...lanAddresses()]
    : [isLoopback(host) ? 'localhost' : host]
  return hosts.map((name) => `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`)
}

/** The addresses of this machine on its networks. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
}

export function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
