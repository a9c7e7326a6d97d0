import type { Language } from '@guyub/contract/text'
import { createContext, type RouterContextProvider } from 'react-router'
import type { Call, Reply } from './call.ts'
import type { Transfer } from './transfer.ts'

export type Theme = 'auto' | 'light' | 'dark'

/** Who comes, from where, in which language: made once for a request, before any page runs. */
export interface Visit {
  readonly region: string
  /** The tenant's own name: "Kabupaten Blitar". */
  readonly regionName: string
  /** Sample data and drills live in a region of their own, and every page says so. */
  readonly isRehearsal: boolean
  readonly language: Language
  readonly theme: Theme
  readonly nonce: string
  readonly call: Call
  readonly transfer: Transfer
  /** The log-in's own addresses below /api/auth. */
  /** Without a body it only asks. */
  readonly auth: (path: string, body?: object) => Promise<Reply<Readonly<Record<string, unknown>>>>
  /** The region's own time: `Asia/Jakarta`. */
  readonly zone: string
  /** The day that it is there now, `YYYY-MM-DD`: what forms propose. */
  readonly today: string
  /** The origin under which people reach this installation, for QR codes and links on paper. */
  readonly origin: string
  /** Adds a cookie to whatever this request answers. */
  setCookie(cookie: string): void
}

export const visitContext = createContext<Visit>()

export function visitOf(context: Readonly<RouterContextProvider>): Visit {
  return context.get(visitContext)
}
