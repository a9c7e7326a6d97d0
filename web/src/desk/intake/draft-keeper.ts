import type { Vault } from '../device/vault.ts'
import { type Draft, saveDraft } from './draft.ts'

/**
 * Keeps the newest state of one draft on the device. Sealing takes a moment, so writes go one after the other, and what
 * was typed meanwhile goes in one: an older state never lands on top of a newer one. A store that is full is told, and tried again
 * with the next change, or when somebody asks.
 */
export function draftKeeper(vault: Vault, first: Draft, onKept: (isKept: boolean) => void = () => undefined) {
  let newest = first
  let kept = first
  let writing: Promise<void> | undefined

  async function write(): Promise<void> {
    try {
      while (kept !== newest) {
        const next = newest
        await saveDraft(vault, next)
        kept = next
      }
      onKept(true)
    } catch {
      onKept(false)
    } finally {
      writing = undefined
    }
  }

  return {
    /** From what is newest, not from what a screen showed when a photograph began to be taken. */
    change(update: (draft: Draft) => Draft): Draft {
      newest = update(newest)
      writing ??= write()
      return newest
    },
    /** Once nothing is left to write, or it cannot be written. */
    async settled(): Promise<void> {
      if (kept !== newest) writing ??= write()
      await writing
    },
  }
}
