import type { Context } from '../../kernel/context.ts'
import type { RegionDb } from '../../kernel/db.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import type { Calendars } from '../calendar/index.ts'

export interface ServicesNeeds {
  readonly services: InstalledServices
  readonly calendars: { of(ctx: Context): ReturnType<Calendars['of']> }
  /** The office that works on what a definition hands to a function, lent by cases. */
  readonly handlerOf: (
    region: RegionDb,
    wanted: string,
  ) => Promise<{ readonly code: string; readonly name: string } | undefined>
}
