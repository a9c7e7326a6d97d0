import type { Actor } from '../../kernel/context.ts'

/** The one office whose devices this actor looks after; nothing for whoever manages the people of every office. */
export function officeOf({ permissions, officeCode }: Actor): string | undefined {
  return permissions.has('identity.manage') ? undefined : officeCode
}
