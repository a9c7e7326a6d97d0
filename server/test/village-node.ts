import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { newCommandId } from '@guyub/contract/command'
import type { Pairing } from '@guyub/contract/nodes'
import {
  bePaired,
  type Machine,
  nodesContext,
  openPairing,
  proofOf,
  readCode,
} from '../src/capabilities/nodes/index.ts'
import { openNodeSync } from '../src/village-node.ts'
import { startTestApp, type TestApp } from './harness.ts'

export const OFFICE = '35.05.01.2001'
const PEM = { type: 'spki', format: 'pem' } as const

/** A mini-PC whose facts a test sets. */
export function aMachine(): Machine & { until: Date | null; kept: string[]; free: number } {
  return {
    startedAt: new Date('2026-03-01T00:00:00Z'),
    until: null,
    kept: [],
    free: 5e9,
    async storage() {
      return { free: this.free, total: 32e9 }
    },
    addresses: () => ['192.168.1.9'],
    memory: () => 3e8,
    clockMs: () => 0,
    heard: () => undefined,
    certificateUntil() {
      return this.until
    },
    keepCertificate({ certificate }) {
      this.kept.push(certificate)
    },
  }
}

/** A line that can be cut, and cut off after so many bytes. */
export async function aLine(to: number) {
  const sockets = new Set<Socket>()
  let [isCut, budget] = [false, Number.POSITIVE_INFINITY]
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const)
      from.on('data', (bytes: Buffer) => {
        const fitting = bytes.subarray(0, Math.max(0, budget))
        budget -= bytes.length
        into.write(fitting)
        if (budget < 0) {
          near.destroy()
          far.destroy()
        }
      })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    mend() {
      isCut = false
      budget = Number.POSITIVE_INFINITY
    },
    /** Breaks after so many more bytes, both ways together. */
    breakAfter(bytes: number) {
      budget = bytes
    },
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((done) => server.close(done))
    },
  }
}

/** A regency's server and a village's own, each with its database and keys, and a line between them. */
export async function startVillageNode() {
  const regency = await startTestApp()
  await regency.http.app.listen({ port: 0, host: '127.0.0.1' })
  const line = await aLine((regency.http.app.server.address() as AddressInfo).port)
  await withAccounts(regency)
  const village = await aPairedNode(regency, line.address)
  return {
    ...{ regency, line, ...village },
    async stop() {
      await village.close()
      await line.stop()
      await regency.stop()
    },
  }
}

/** Asks at the regency for a code. */
export async function aCode(regency: TestApp, name = 'simpul-jaten') {
  const command = { commandId: newCommandId(), office: OFFICE, name }
  const { status, body } = await regency.post('/nodes/invite', command, 'admin')
  if (status !== 200) throw new Error(JSON.stringify(body))
  return String(body.code)
}

/** What a mini-PC does to pair. */
export async function pairing(regency: TestApp, code: string, seal: string, node = newCommandId()) {
  const { short, secret } = readCode(code) ?? { short: '', secret: '' }
  const box = generateKeyPairSync('x25519')
  const { publicKey: serverKey } = generateKeyPairSync('rsa', {
    ...{ modulusLength: 2048, publicKeyEncoding: PEM },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const asked = {
    short,
    node,
    publicKey: seal,
    boxKey: box.publicKey.export(PEM).toString(),
    serverKey,
    addresses: ['192.168.1.9'],
  }
  const answer = await regency.post('/nodes/pair', { ...asked, proof: proofOf(secret, asked) })
  const opened = (): Pairing => openPairing(box.privateKey, secret, node, answer.body)
  return { node, asked, secret, answer, opened }
}

async function aPairedNode(regency: TestApp, address: string) {
  const machine = aMachine()
  const node = await startTestApp({ machine, master: randomBytes(32) })
  for (const who of ['clerk', 'colleague'] as const)
    Object.assign(node.actors[who], { id: regency.actors[who].id })
  const ctx = () => nodesContext(node.pool, '3505', () => node.clock.now)
  async function pair(name?: string): Promise<string> {
    const code = await aCode(regency, name)
    const paired = await pairing(regency, code, node.keys.publicKey.export(PEM).toString())
    await bePaired(
      ctx(),
      { cases: { vault: node.vault } },
      { node: paired.node, address, pairing: paired.opened() },
    )
    return paired.node
  }
  const nodeId = await pair()
  const sync = openNodeSync({ house: node.house, app: node.http.app, region: '3505' })
  return {
    ...{ node, nodeId, machine, pair },
    /** Meets the regency once; the fault, if there was one. */
    async meet(): Promise<string | null> {
      await sync.sync().catch(() => 0)
      return (await sync.node())?.last_fault ?? null
    },
    finishBegun: sync.finishBegun,
    async close() {
      await sync.close()
      await node.stop()
    },
  }
}

/** People of the office who have accounts: whoever acts at a node is looked up by them. */
async function withAccounts(app: TestApp): Promise<void> {
  for (const who of ['clerk', 'colleague'] as const) {
    const { id, officeCode, role } = app.actors[who]
    await app.admin
      .insertInto('auth.user')
      .values({
        id,
        name: `Bu ${who}`,
        email: `${who}@jaten.test`,
        emailVerified: true,
        passwordGiven: false,
      })
      .execute()
    await app.admin
      .insertInto('auth.account')
      .values({
        userId: id,
        accountId: id,
        providerId: 'credential',
        password: 'salt:hash',
        updatedAt: new Date(),
      })
      .execute()
    await app.admin
      .insertInto('membership')
      .values({
        ...{ region_code: '3505', id: newCommandId(), user_id: id, office_code: officeCode, role },
        ...{ decree: 'SK-1', valid_from: '2026-01-01', valid_to: null },
      })
      .execute()
  }
}
