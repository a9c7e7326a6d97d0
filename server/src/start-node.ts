import { X509Certificate } from 'node:crypto'
import { readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { createSecureContext, Server as SecureServer } from 'node:tls'
import { buildApp } from './app.ts'
import { type Machine, nodeClock, nodesContext, ownNode } from './capabilities/nodes/index.ts'
import type { Config } from './config.ts'
import { furnish } from './furnish.ts'
import { houseOf } from './house.ts'
import { openInstallation, refuseTaken } from './installation.ts'
import { openPool, openReader } from './kernel/db.ts'
import type { Sentence } from './kernel/failure.ts'
import { portTaken, refusePortTaken, serverFactoryOf } from './listening.ts'
import { repeat, sequencing } from './loops.ts'
import { type NodeHome, nodeTls } from './node-home.ts'
import { officeAddresses } from './operations/pair-node.ts'
import { openNodeSync } from './village-node.ts'
import { mountWeb } from './web.ts'

const BETWEEN_MEETINGS = 30_000
const IDLE_SEQUENCER = 200
const PATIENCE_WITH_VISITORS = 2000

/**
 * Starts a village's own server: pages and API for its officers, the sequencer of its log, and the meeting with the regency. No figures, no
 * messages, no clocks of requests: those are the regency's, which hears of everything.
 */
export async function startNode(config: Config, home: NodeHome, say: (sentence: Sentence) => void) {
  refuseTaken(config)
  await refusePortTaken(config)
  const serverFactory = serverFactoryOf(config.tls)
  const installation = await openInstallation(config, { as: 'server', say })
  const pool = openPool(installation.app, { binding: config.regionBinding, connections: 6 })
  const reader = openReader(installation.reader)
  const stops: (() => Promise<unknown>)[] = [() => Promise.all([pool.end(), reader.destroy()])]
  async function stop(): Promise<void> {
    installation.leaving()
    for (const each of stops.splice(0).reverse()) await each()
    await installation.close()
  }
  try {
    if (installation.owner) await furnish({ owner: installation.owner, pool, say, only: home.region })
    const clock = nodeClock()
    const ctx = nodesContext(pool, home.region, clock.now)
    const paired = await ownNode(ctx.region.db, ctx)
    if (paired) clock.notBefore(paired.last_met_at ?? paired.paired_at)
    const machine = machineOf(config, clock, (certificate) => {
      if (app.server instanceof SecureServer) app.server.setSecureContext(certificate)
    })
    const house = { ...houseOf(config, installation, pool, reader), machine, now: clock.now }
    const app = buildApp(house, { serverFactory })
    const node = openNodeSync({ house, app, region: home.region })
    await node.finishBegun()
    stops.push(repeat(installation, sequencing(reader, installation.keys.seal), IDLE_SEQUENCER))
    stops.push(async () => {
      const patience = setTimeout(() => app.server.closeAllConnections(), PATIENCE_WITH_VISITORS)
      await app.close()
      clearTimeout(patience)
      await node.close()
    })
    say({ id: 'Membuka halaman …', en: 'Opening the pages …' })
    await mountWeb(app, { defaultRegion: home.region, hosts: {} })
    await app.listen({ host: config.host, port: config.port }).catch((error) => {
      throw error.code === 'EADDRINUSE' ? portTaken(config.port) : error
    })
    // What went wrong is kept and shown on the page; a line that is cut is nothing to write to a log twice a minute.
    stops.push(
      repeat(
        installation,
        async () =>
          node.sync().then(
            () => 0,
            () => 0,
          ),
        BETWEEN_MEETINGS,
      ),
    )
  } catch (error) {
    await stop()
    throw error
  }
  return { installation, stop }
}

interface Pair {
  readonly cert: Buffer
  readonly key: Buffer
}

function machineOf(
  { home, tls }: Config,
  clock: ReturnType<typeof nodeClock>,
  renew: (pair: Pair) => void,
): Machine {
  const startedAt = new Date()
  const own = nodeTls(home)
  return {
    startedAt,
    async storage() {
      const { bavail, blocks, bsize } = statfsSync(home)
      return { free: bavail * bsize, total: blocks * bsize }
    },
    addresses: officeAddresses,
    memory: () => process.memoryUsage().rss,
    clockMs: clock.offset,
    heard: clock.set,
    certificateUntil() {
      if (!tls) return null
      return new X509Certificate(readFileSync(tls.certificate)).validToDate
    },
    keepCertificate({ certificate, authority }) {
      const pair = { cert: Buffer.from(certificate), key: readFileSync(own.key) }
      // One that does not fit the key would stop the server at its next start.
      createSecureContext(pair)
      writeFileSync(own.certificate, certificate)
      writeFileSync(own.authority, authority)
      renew(pair)
    },
  }
}
