import { sql } from 'kysely'
import type { Db } from '../../kernel/db.ts'

/** On which processes tell one another that what they believe of somebody is no longer so. Ten seconds of belief stay the truth. */
export const PEOPLE_CHANGED = 'guyub_people_changed'

/** With the transaction's end. None of these is a hot command: telling takes a lock of the whole database. */
export async function tellPlaces(tx: Db, region: string, userId: string): Promise<void> {
  await tell(tx, `places ${region} ${userId}`)
}

export async function tellTokens(db: Db): Promise<void> {
  await tell(db, 'tokens')
}

export async function tellSessions(db: Db): Promise<void> {
  await tell(db, 'sessions')
}

async function tell(db: Db, what: string): Promise<void> {
  await sql`select pg_notify(${PEOPLE_CHANGED}, ${what})`.execute(db)
}

interface Believers {
  readonly forgetPlaces: (region: string, userId: string) => void
  readonly forgetTokens: () => void
  readonly forgetSessions: () => void
  readonly forgetAllPlaces: () => void
}

/** What is heard, and what is done when nothing can be heard any more. */
export function forgetting({ forgetPlaces, forgetTokens, forgetSessions, forgetAllPlaces }: Believers) {
  return {
    heard(message: string): void {
      const [what, region = '', userId = ''] = message.split(' ')
      if (what === 'places') forgetPlaces(region, userId)
      if (what === 'tokens') forgetTokens()
      if (what === 'sessions') forgetSessions()
    },
    deaf(): void {
      forgetAllPlaces()
      forgetTokens()
      forgetSessions()
    },
  }
}
