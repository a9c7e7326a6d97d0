import type { Patient } from '@guyub/contract/visits'
import { SystemRefuses } from '../../capabilities/visits/index.ts'

// Dots, hyphens and capitals are how a number is written, not which it is.
const plain = (value: string | undefined) => value?.replace(/[.-]/g, '').toLowerCase()

/** Whoever was asked for: an answer that does not repeat the number that was asked by is about somebody else, and nothing of it is kept. */
export function toldAbout(by: 'record' | 'insurance' | 'nik', value: string, patient: Patient): Patient {
  if (plain(patient[by]) !== plain(value))
    throw new SystemRefuses('the hospital’s own system answers about somebody else')
  return patient
}
