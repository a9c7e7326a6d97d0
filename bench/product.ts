import { execFile, spawn } from 'node:child_process'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openCluster } from '../server/src/kernel/postgres.ts'
import { childrenOf } from './process.ts'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const START = `${ROOT}bin/guyub.mjs`
const CLI = `${ROOT}server/src/cli/main.ts`

const run = promisify(execFile)

export interface Product {
  readonly url: string
  readonly pid: number
  readonly postmaster: number
  /** The superuser's address: for seeding and for the floor. */
  readonly admin: string
  /** Signs somebody in who may do what the role says, and gives the cookie. */
  signedIn(role: string, office: string): Promise<string>
  /** The same, with what they sign in with elsewhere. */
  account(role: string, office: string): Promise<{ email: string; password: string; cookie: string }>
  stop(): Promise<void>
}

/** The product as it is started by everybody, in a home of its own. */
export async function startProduct(home: string, port: number): Promise<Product> {
  const env = {
    ...process.env,
    GUYUB_HOME: home,
    PORT: String(port),
    HOST: '127.0.0.1',
    GUYUB_REGION: '3505',
  }
  const child = spawn(process.execPath, [START, 'up', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface(child.stdout)) if (line.includes('"ready":true')) break
  const cluster = await openCluster(home)
  const url = `http://127.0.0.1:${port}`
  async function auth(path: string, body: object, cookie = ''): Promise<string> {
    const response = await fetch(`${url}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }

  async function account(role: string, office: string) {
    const email = `${role}.${Date.now()}@bench.test`
    const place = ['--region', '3505', '--office', office, '--role', role, '--decree', 'bench']
    const args = ['--name', role, '--email', email, ...place, '--json']
    // Not the blocking kind: a connection that the server closes meanwhile would be used once more.
    const { stdout: said } = await run(process.execPath, [CLI, 'user', 'create', ...args], { env })
    const { password: given } = JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as { password: string }
    // A password from the command line opens nothing but the choice of an own one.
    const password = `bench ${given.slice(0, 11)}`
    const own = { currentPassword: given, newPassword: password, revokeOtherSessions: true }
    const first = await auth('sign-in/email', { email, password: given })
    return { email, password, cookie: await auth('change-password', own, first) }
  }

  return {
    url,
    account,
    // What was started first only waits for the program that serves.
    pid: childrenOf(child.pid ?? 0)[0] ?? 0,
    postmaster: cluster.pid,
    admin: cluster.url('postgres', 'guyub'),
    signedIn: async (role, office) => (await account(role, office)).cookie,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
      for (const pid of childrenOf(child.pid ?? 0)) process.kill(pid, 'SIGTERM')
    },
  }
}
