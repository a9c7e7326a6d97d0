import type { Patient } from '@guyub/contract/visits'

type Told = Omit<Patient, 'record'>

// Nothing is said when one of the two does not tell it.
function agrees<Value>(one: Value | undefined, other: Value | undefined): boolean | undefined {
  return one === undefined || other === undefined ? undefined : one === other
}

/**
 * Whether a record number still stands for whom it stood for. A hospital corrects a birth date or a number of resident; when both are
 * another, or the hospital itself calls the person another, the number was given to somebody else.
 */
export function stillSame(before: Told, told: Told): boolean {
  const isCalled = agrees(before.person, told.person)
  if (isCalled !== undefined) return isCalled
  if (before.birthDate === told.birthDate) return true
  return agrees(before.nik, told.nik) ?? before.name === told.name
}

/**
 * Whether somebody with another record number is the one we know: as the hospital calls them for ever, or by birth date together with the
 * number of resident or the card of the insurance, and nothing that says otherwise. In doubt they are two.
 */
export function sameUnderNewRecord(before: Told, told: Told): boolean {
  const isCalled = agrees(before.person, told.person)
  if (isCalled !== undefined) return isCalled
  if (before.birthDate !== told.birthDate || agrees(before.sex, told.sex) === false) return false
  const [nik, card] = [agrees(before.nik, told.nik), agrees(before.insurance, told.insurance)]
  if (nik === false) return false
  return nik === true || card === true
}
