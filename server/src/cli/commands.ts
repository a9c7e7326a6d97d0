import { backupCreate } from './backup-create.ts'
import { backupRestore } from './backup-restore.ts'
import { backupVerify } from './backup-verify.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { erasures } from './erasures.ts'
import { evaluationScore } from './evaluation-score.ts'
import { evidenceFreeze } from './evidence-freeze.ts'
import { evidenceVerify } from './evidence-verify.ts'
import { exchangeAccept } from './exchange-accept.ts'
import { exchangeJoin } from './exchange-join.ts'
import { exchangeKey } from './exchange-key.ts'
import { exchangeRenew } from './exchange-renew.ts'
import { indicatorRebuild } from './indicator-rebuild.ts'
import { keyRotate } from './key-rotate.ts'
import { ledgerCheck } from './ledger-check.ts'
import { load } from './load.ts'
import { logVerify } from './log-verify.ts'
import { migrate } from './migrate.ts'
import { nodeExport, nodeImport } from './node-bundle.ts'
import { nodePair } from './node-pair.ts'
import { openapi } from './openapi.ts'
import { serviceList } from './service-list.ts'
import { serviceTest } from './service-test.ts'
import { simulate } from './simulate.ts'
import { tls } from './tls.ts'
import { tokenCreate } from './token-create.ts'
import { up } from './up.ts'
import { userCreate } from './user-create.ts'

/** In the order of the overview. */
export const commands: readonly Command[] = [
  up,
  migrate,
  load,
  userCreate,
  tokenCreate,
  serviceList,
  serviceTest,
  indicatorRebuild,
  evidenceFreeze,
  evidenceVerify,
  evaluationScore,
  exchangeKey,
  exchangeJoin,
  exchangeAccept,
  exchangeRenew,
  keyRotate,
  nodePair,
  nodeExport,
  nodeImport,
  ledgerCheck,
  logVerify,
  backupCreate,
  backupVerify,
  backupRestore,
  erasures,
  simulate,
  tls,
  doctor,
  openapi,
]
