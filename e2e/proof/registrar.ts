import { expect } from 'vitest'
import { openCase, type Proof, unlocked } from './cast.ts'
import { follow } from './parent.ts'
import { act } from './register.ts'

const YEAR = new Date().getFullYear()

/** The parent reads it on the phone, without an account. */
export async function asksForCorrection({ registrar, parent, receipt }: Proof): Promise<void> {
  await openCase(registrar, receipt)
  await registrar.getByText('Siti Aminah').first().waitFor()
  await act(registrar, 'ask-correction', {
    reason: 'blurred',
    message: 'Foto Kartu Keluarga kurang jelas, mohon difoto ulang.',
  })
  await follow(parent, receipt)
  await parent.getByText('Foto Kartu Keluarga kurang jelas').first().waitFor()
}

/** Checked, typed into SIAK elsewhere, numbered, and its papers attached. */
export async function registersAndDelivers({ registrar, papers }: Proof): Promise<void> {
  await registrar.reload()
  await unlocked(registrar)
  await act(registrar, 'verify')
  await registrar.getByRole('button', { name: 'Salin ke SIAK' }).click()
  await registrar.getByRole('button', { name: 'Tampilkan nomor lengkap' }).click()
  await registrar.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await registrar
    .getByRole('button', { name: /^Salin/ })
    .nth(1)
    .waitFor()
  const copies = registrar.getByRole('button', { name: 'Salin NIK pelapor' })
  await copies.click()
  expect(await registrar.evaluate(() => navigator.clipboard.readText())).toBe('3505011203900001')
  for (const product of ['birth-certificate', 'family-card'] as const) {
    await act(registrar, 'register', { product, number: `3505-LU-${YEAR}-0001` })
    await act(registrar, 'deliver', { product, paper: papers[product] })
  }
  await act(registrar, 'wait-for-blank', { product: 'child-card' })
}
