import type { ColumnType } from 'kysely'

/** What an event tells: codes and figures, never names or numbers of people. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/** A jsonb column: written as text, read as whatever was put there. */
export type Jsonb<T = unknown> = ColumnType<T, string, string>

/** Given by the sequencer, by nobody else. */
export type Sequenced<T> = ColumnType<T, never, never>

/** An event that has its number. */
export interface LoggedEvent {
  readonly region_code: string
  readonly id: string
  readonly seq: string
  readonly type: string
  readonly version: number
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly office_code: string
  readonly actor_id: string
  readonly subject_id: string
  readonly facts: Facts
  readonly hash: Buffer
}
