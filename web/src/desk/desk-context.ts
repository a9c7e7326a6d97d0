import type { me } from '@guyub/contract/identity'
import { createContext, useContext } from 'react'
import type { z } from 'zod'
import type { Call } from '../kernel/call.ts'
import type { DeviceStanding } from './device/known-device.ts'
import type { DevicePerson, Store } from './device/store.ts'
import type { Vault } from './device/vault.ts'

export type Me = z.output<typeof me.answer>

/** What every page of the desk has: who works here, on which device, and whether the server answers. */
export interface DeskState {
  readonly region: string
  readonly call: Call
  /** Nothing while nobody is signed in or there is no network. */
  readonly me: Me | undefined
  /** Open once the person's PIN was given. */
  readonly local: { readonly store: Store; readonly vault: Vault; readonly person: DevicePerson } | undefined
  readonly isOnline: boolean
  readonly waiting: number
  /** Rises with every sending that ended: the same count may stand for other commands. */
  readonly rounds: number
  /** This laptop to the office, once the server has said so. */
  readonly device: DeviceStanding | undefined
  /** Asks anew whether this laptop is still in use. */
  readonly checkDevice: () => Promise<void>
  /** Registers a laptop that was taken out of use, under a new letter. */
  readonly registerAgain: () => Promise<void>
  /** Sends what waits, and counts anew. */
  readonly sync: () => Promise<void>
}

export const DeskContext = createContext<DeskState | undefined>(undefined)

export function useDesk(): DeskState {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('outside the desk')
  return desk
}

export function may(me: Me | undefined, permission: string): boolean {
  return me?.acting?.permissions.some((one) => one === permission) ?? false
}
