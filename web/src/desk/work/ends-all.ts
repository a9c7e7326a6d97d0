import type { Action } from '@guyub/contract/definition'

/** Whether an action gives up everything that the request asked for, which cannot be undone. */
export function endsAll({ moveProducts }: Pick<Action, 'moveProducts'>): boolean {
  return typeof moveProducts === 'string'
}
