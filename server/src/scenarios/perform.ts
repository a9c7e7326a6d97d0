import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import type { Actor } from '../kernel/context.ts'
import type { RegionDb } from '../kernel/db.ts'
import { castOf, type Theatre } from './rehearse.ts'

const DAY = 86_400_000

/** What a rehearsal does as the people of its cast; every path begins at the region's. */
export interface Performance {
  readonly cast: ReadonlyMap<Role, Actor>
  /** Sends a command as somebody of the cast, or as nobody. Throws with what was said when it is refused: a rehearsal has no excuse. */
  post<Answer = Record<string, string>>(
    as: Role | undefined,
    path: string,
    body: object,
    /** The office that the person works in, where it is not the cast's own. */
    office?: string,
  ): Promise<Answer>
  get<Answer>(as: Role, path: string): Promise<Answer>
  /** Bytes, with what is told of them in the address. */
  upload(as: Role, path: string, content: Buffer): Promise<void>
  setClock(now: Date): void
  /** Sets the clock so many days back, and says which day that is. */
  ago(days: number): string
}

/** Opens a region's doors for a performance at `today`, and closes them after it, whatever happened. */
export async function perform<Told>(
  theatre: Theatre,
  region: RegionDb,
  today: Date,
  play: (performance: Performance) => Promise<Told>,
): Promise<Told> {
  const cast = await castOf(region)
  let clock = today
  const app = theatre.build(
    async ({ headers }) => {
      const actor = cast.get(headers['x-actor'] as Role)
      const officeCode = headers['x-office']
      return actor && typeof officeCode === 'string' ? { ...actor, officeCode } : actor
    },
    () => clock,
  )
  const base = `/api/r/${region.code}`
  const send = async (path: string, request: InjectOptions) => {
    const response = await app.inject({ ...request, url: `${base}${path}` })
    if (response.statusCode !== 200) throw new Error(`rehearsal: ${path} ${response.body}`)
    return response.json()
  }
  try {
    return await play({
      cast,
      post: (as, path, body, office) =>
        send(path, {
          method: 'POST',
          headers: { ...(as && { 'x-actor': as }), ...(office && { 'x-office': office }) },
          payload: { commandId: newCommandId(), ...body },
        }),
      get: (as, path) => send(path, { method: 'GET', headers: { 'x-actor': as } }),
      upload: (as, path, payload) =>
        send(path, {
          method: 'POST',
          headers: { 'x-actor': as, 'content-type': 'application/octet-stream' },
          payload,
        }),
      setClock: (now) => {
        clock = now
      },
      ago: (days) => {
        clock = new Date(today.getTime() - days * DAY)
        return clock.toISOString().slice(0, 10)
      },
    })
  } finally {
    await app.close()
  }
}

/** Whether a region has anything in a table: then it is somebody's own, and left alone. */
export async function hasAny({ db, code }: RegionDb, table: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} where region_code = ${code} limit 1`.execute(
    db,
  )
  return rows.length > 0
}
