import type pg from 'pg'

/**
 * A connection that is only ever sure of its region inside a transaction: it is set after every `begin`, and a statement
 * alone is made a transaction. What a pooler gives us next may have served another region.
 */
export function boundInTransactions(client: pg.PoolClient, region: string): pg.PoolClient {
  let isOpen = false
  const bind = () => client.query("select set_config('guyub.region', $1, true)", [region])

  async function query(...args: [string | pg.QueryConfig, unknown[]?]): Promise<pg.QueryResult> {
    const [asked, values] = args
    const text = typeof asked === 'string' ? asked : asked.text
    const send = () => client.query(asked as string, values)
    if (/^(begin|start transaction)\b/i.test(text)) {
      const begun = await send()
      isOpen = true
      await bind()
      return begun
    }
    if (isOpen) {
      // Not `rollback to` a savepoint.
      if (/^(commit|rollback)$/i.test(text)) isOpen = false
      return send()
    }
    await client.query('begin')
    try {
      await bind()
      const result = await send()
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  }

  return new Proxy(client, {
    get(target, name) {
      if (name === 'query') return query
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
