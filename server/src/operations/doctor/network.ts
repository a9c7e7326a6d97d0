import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Config } from '../../config.ts'
import { type Finding, fault, ok, warning } from './finding.ts'

const DAY = 86_400_000

interface Situation {
  readonly now: Date
  /** Our own server has the port, so that it is no wonder that it is taken. */
  readonly isRunning: boolean
  readonly isLoopback: boolean
}

/** How people reach it, and whether their browsers will trust it. */
export async function examineNetwork(config: Config, situation: Situation): Promise<Finding[]> {
  return [await port(config, situation), secureAddress(config, situation)]
}

async function port({ host, port }: Config, { isRunning }: Situation): Promise<Finding> {
  if (isRunning)
    return ok('port', `${host}:${port}, Guyub sedang berjalan`, `${host}:${port}, Guyub is running`)
  const probe = createServer()
  try {
    probe.listen({ host, port })
    await once(probe, 'listening')
    return ok('port', `${host}:${port} bebas`, `${host}:${port} is free`)
  } catch (error) {
    const reason = (error as Error).message
    return fault(
      'port',
      {
        id: `${host}:${port} tidak dapat dibuka (${reason})`,
        en: `${host}:${port} cannot be opened (${reason})`,
      },
      { id: 'pilih PORT lain, atau hentikan program itu', en: 'choose another PORT, or stop that program' },
    )
  } finally {
    await new Promise((closed) => probe.close(closed))
  }
}

function secureAddress({ tls }: Config, { now, isLoopback }: Situation): Finding {
  if (!tls && isLoopback)
    return warning(
      'tls',
      { id: 'hanya mesin ini yang dapat membukanya', en: 'only this machine can open it' },
      {
        id: 'untuk meja di mesin lain: npx guyub tls, atau sebuah proxy dengan HTTPS',
        en: 'for desks on other machines: npx guyub tls, or a proxy with HTTPS',
      },
    )
  if (!tls)
    return fault(
      'tls',
      {
        id: 'meja di mesin lain tidak akan mendapat alamat aman: kamera, mode luring dan sandi di peramban tidak jalan',
        en: 'desks on other machines will have no secure address: camera, offline desk and encryption in the browser will not work',
      },
      {
        id: 'npx guyub tls, lalu GUYUB_TLS_CERT dan GUYUB_TLS_KEY; atau sebuah proxy dengan HTTPS',
        en: 'npx guyub tls, then GUYUB_TLS_CERT and GUYUB_TLS_KEY; or a proxy with HTTPS',
      },
    )
  try {
    const until = new Date(new X509Certificate(readFileSync(tls.certificate)).validTo)
    const days = Math.floor((until.getTime() - now.getTime()) / DAY)
    const told = {
      id: `sertifikat berlaku ${days} hari lagi`,
      en: `the certificate is valid for ${days} more days`,
    }
    const mend = {
      id: 'perbarui sertifikatnya (npx guyub tls membuat yang baru)',
      en: 'renew the certificate (npx guyub tls makes a new one)',
    }
    if (days < 0) return fault('tls', told, mend)
    return days < 30 ? warning('tls', told, mend) : ok('tls', told.id, told.en)
  } catch (error) {
    const reason = (error as Error).message
    return fault(
      'tls',
      { id: `sertifikat tidak terbaca (${reason})`, en: `the certificate cannot be read (${reason})` },
      { id: 'periksa GUYUB_TLS_CERT', en: 'check GUYUB_TLS_CERT' },
    )
  }
}
