import type pg from 'pg'

/** The public half of a passkey. */
export interface KeptPasskey {
  readonly id: string
  readonly userId: string
  readonly host: string
  readonly public_key: Buffer
  readonly counter: string
  readonly transports: string[]
}

/** As its owner sees it. */
export interface ListedPasskey {
  readonly id: string
  readonly name: string
  readonly host: string
  readonly createdAt: Date
  readonly usedAt: Date | null
}

export async function passkeysOf(pool: pg.Pool, userId: string): Promise<ListedPasskey[]> {
  const { rows } = await pool.query<ListedPasskey>(
    `select id, name, host, created_at as "createdAt", used_at as "usedAt"
     from passkey where "userId" = $1 order by created_at`,
    [userId],
  )
  return rows
}

export async function passkeyBy(pool: pg.Pool, id: string, host: string): Promise<KeptPasskey | undefined> {
  const { rows } = await pool.query<KeptPasskey>('select * from passkey where id = $1 and host = $2', [
    id,
    host,
  ])
  return rows[0]
}

/** False when that device has one for this account already. */
export async function keepPasskey(
  pool: pg.Pool,
  { id, userId, host, name, publicKey, counter, transports }: NewPasskey,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into passkey (id, "userId", host, name, public_key, counter, transports)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [id, userId, host, name, publicKey, counter, transports],
  )
  return rowCount === 1
}

interface NewPasskey {
  readonly id: string
  readonly userId: string
  readonly host: string
  readonly name: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

/** False when another answer of it was taken meanwhile: its counter only rises. */
export async function passkeyUsed(
  pool: pg.Pool,
  { id, counter }: KeptPasskey,
  now: number,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update passkey set counter = $3, used_at = current_timestamp where id = $1 and counter = $2',
    [id, counter, now],
  )
  return rowCount === 1
}

export async function removePasskey(pool: pg.Pool, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('delete from passkey where id = $1 and "userId" = $2', [id, userId])
  return rowCount === 1
}
