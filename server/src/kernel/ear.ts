import pg from 'pg'

/** A database that is away is not asked to be heard more often than this. */
const AFTER_A_FAULT_MS = 1000

interface Hearing {
  readonly heard: (message: string) => void
  /** From here on something may have been missed. */
  readonly deaf: () => void
}

/**
 * Hears what is told on a channel of PostgreSQL, on one connection that is opened at the first need. What is heard only
 * wakes: behind a pooler nothing is, and whoever depends on it must have another truth.
 */
export function openEar(appUrl: string, channel: string, { heard, deaf }: Hearing) {
  let ear: Promise<pg.Client> | undefined
  let notBefore = 0

  async function listen(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: appUrl })
    const lost = () => {
      ear = undefined
      notBefore = Date.now() + AFTER_A_FAULT_MS
      deaf()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload = '' }) => heard(payload))
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    return client
  }

  return {
    /** Resolves once everything that is told from now on is heard. */
    async open(): Promise<void> {
      ear ??= listen()
      await ear.catch((error) => {
        ear = undefined
        notBefore = Date.now() + AFTER_A_FAULT_MS
        throw error
      })
    },
    /** The same for whoever does not wait: a fault is tried again later. */
    prick(): void {
      if (!ear && Date.now() >= notBefore) this.open().catch(() => undefined)
    },
    async close(): Promise<void> {
      const client = await ear?.catch(() => undefined)
      await client?.end()
    },
  }
}
