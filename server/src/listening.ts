import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { createServer } from 'node:net'
import type { FastifyServerFactory } from 'fastify'
import type { Config } from './config.ts'
import { Failure } from './kernel/failure.ts'

export function serverFactoryOf(tls: Config['tls']): FastifyServerFactory {
  if (!tls) return (handler) => createHttp(handler)
  try {
    const pair = { cert: readFileSync(tls.certificate), key: readFileSync(tls.key) }
    createHttps(pair).close()
    return (handler) => createHttps(pair, handler)
  } catch (error) {
    throw new Failure(
      'configuration',
      {
        id: `sertifikat dan kunci di GUYUB_TLS_CERT dan GUYUB_TLS_KEY tidak dapat dipakai (${(error as Error).message})`,
        en: `the certificate and key of GUYUB_TLS_CERT and GUYUB_TLS_KEY cannot be used (${(error as Error).message})`,
      },
      { cause: error },
    )
  }
}

export async function refusePortTaken({ host, port }: Config): Promise<void> {
  const probe = createServer()
  try {
    probe.listen({ host, port })
    await once(probe, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw portTaken(port)
    const reason = (error as Error).message
    throw new Failure(
      'configuration',
      {
        id: `tidak dapat membuka HOST=${host} PORT=${port} (${reason})`,
        en: `cannot open HOST=${host} PORT=${port} (${reason})`,
      },
      { cause: error },
    )
  } finally {
    await new Promise((closed) => probe.close(closed))
  }
}

export function portTaken(port: number): Failure {
  return new Failure('port-taken', {
    id: `porta ${port} sudah dipakai program lain: hentikan program itu, atau pilih yang lain, misalnya PORT=${port + 1} npm start`,
    en: `port ${port} is taken by another program: stop that program, or choose another, such as PORT=${port + 1} npm start`,
  })
}
