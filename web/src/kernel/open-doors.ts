import type { Permission } from '@guyub/contract/identity/roles'
import type { MenuItem } from './site-frame.tsx'

export interface Door extends MenuItem {
  readonly needs?: Permission
}

/** The doors that these permissions open: the others are not shown. */
export function openDoors(doors: readonly Door[], permissions: readonly string[]): readonly Door[] {
  return doors.filter(({ needs }) => !needs || permissions.includes(needs))
}
