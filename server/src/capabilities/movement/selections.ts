import type { Selection } from '@guyub/contract/movement'
import type { Context } from '../../kernel/context.ts'
import { releasedInstruments } from '../instruments/index.ts'
import { SELECTIONS } from './reference.ts'

/** Every version of the selection parameters that a wave may have: what the ministry released first. */
export async function selections({ region }: Context): Promise<Selection[]> {
  return [...(await releasedInstruments(region, 'selection')), ...SELECTIONS]
}
