import type { Together, Vault } from '../device/vault.ts'

/** A command that waits on the device. Its id is the id of what it creates, so the next one can name it. */
export interface Waiting {
  readonly id: string
  readonly caseId: string
  readonly subject: string
  readonly kind: 'submit' | 'attach' | 'attend' | 'enumerate' | 'deposit' | 'collect' | 'arrive'
  readonly order: number
  readonly body: Readonly<Record<string, unknown>>
  /** Why the server said no; then a person decides. */
  readonly refused?: { readonly code: string; readonly pointers: readonly string[] } | undefined
}

let last = 0

/** Later commands have larger numbers, also within one millisecond and after the clock was set back. */
export function nextOrder(now = Date.now()): number {
  last = Math.max(last + 1, now)
  return last
}

export function waitingOf(vault: Vault): Promise<Waiting[]> {
  return vault.all<Waiting>('command')
}

/** As it lies on the device. */
export function commandRow(waiting: Waiting): Together {
  return { kind: 'command', id: `command|${waiting.id}`, value: waiting, order: waiting.order }
}

export async function enqueue(vault: Vault, waiting: Waiting): Promise<void> {
  await vault.putTogether([commandRow(waiting)])
}

export type WaitsFor = 'network' | 'sign_in' | 'before' | 'turn'

/** Why something that was not refused is still here. */
export function waitsFor(
  waiting: Pick<Waiting, 'caseId' | 'order'>,
  all: readonly Pick<Waiting, 'caseId' | 'order' | 'refused'>[],
  { isOnline, isSignedIn }: { readonly isOnline: boolean; readonly isSignedIn: boolean },
): WaitsFor {
  const isBehind = all.some(
    (one) => one.refused && one.caseId === waiting.caseId && one.order < waiting.order,
  )
  if (isBehind) return 'before'
  if (!isOnline) return 'network'
  return isSignedIn ? 'turn' : 'sign_in'
}
