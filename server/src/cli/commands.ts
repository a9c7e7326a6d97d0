import { backupCreate } from './backup-create.ts'
import { backupRestore } from './backup-restore.ts'
import { backupVerify } from './backup-verify.ts'
import type { Command } from './command.ts'
import { load } from './load.ts'
import { logVerify } from './log-verify.ts'
import { migrate } from './migrate.ts'
import { up } from './up.ts'

/** In the order of the overview. */
export const commands: readonly Command[] = [
  up,
  migrate,
  load,
  logVerify,
  backupCreate,
  backupVerify,
  backupRestore,
]
