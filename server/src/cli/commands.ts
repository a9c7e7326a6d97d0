import type { Command } from './command.ts'
import { logVerify } from './log-verify.ts'
import { migrate } from './migrate.ts'
import { up } from './up.ts'

/** In the order of the overview. */
export const commands: readonly Command[] = [up, migrate, logVerify]
