/** What PostgreSQL refused with: five letters, such as 23505 for a value that is there already. */
export function sqlStateOf(error: unknown): string | undefined {
  return property(error, 'code')
}

/** The constraint that a write met. By name; a distributed table adds the number of its shard. */
export function constraintOf(error: unknown): string | undefined {
  return property(error, 'constraint')?.replace(/_\d+$/, '')
}

function property(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const value = (error as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : undefined
}
