import type { Brought } from '@guyub/contract/instruments'

/** What comes with the program belongs to evaluation, survey and movement; the composition root lends it. */
export type OwnInstruments = () => readonly Brought[]
