import type { Vault } from '../device/vault.ts'
import { waitingOf } from '../outbox/outbox.ts'
import type { Receipt } from './file-case.ts'

const DAY = 86_400_000

/** A receipt may be printed again on the day it was made; after that, and once it was sent, nothing of it stays. */
export async function forgetReceipts(vault: Vault, now = Date.now()): Promise<void> {
  const waiting = new Set((await waitingOf(vault)).map(({ caseId }) => caseId))
  const old = (await vault.all<Receipt>('receipt')).filter(
    ({ id, takenInAt }) => !waiting.has(id) && now - Date.parse(takenInAt) > DAY,
  )
  if (old.length) await vault.remove(old.map(({ id }) => `receipt|${id}`))
}
