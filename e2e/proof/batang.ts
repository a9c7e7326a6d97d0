import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { anOfficer, signIn } from '../officers.ts'
import { PIN, type Proof } from './cast.ts'

/** Another name for the people, the same forms, states and actions. */
export async function runsTheSame({ browser, parent }: Proof): Promise<void> {
  const { definition, title } = await serviceOf(parent, '3325')
  const blitar = await serviceOf(parent, '3505')
  expect(title).not.toBe(blitar.title)
  expect(definition).toEqual(blitar.definition)
  const officer = await anOfficer('3325', 'village-clerk', '33.25.01.2001')
  const page = await browser.visit()
  await signIn(page, officer, '/meja')
  await page.locator('[name=pin]').fill(PIN)
  await page.locator('[name=again], [name=pin-again]').first().fill(PIN)
  await page.getByRole('button', { name: 'Pakai PIN ini' }).click()
  await page.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await page.getByText('Cepat Lahir').first().waitFor()
}

async function serviceOf(page: Page, region: string) {
  const { service } = await (await page.request.get(`/api/r/${region}/services/pak-saidi`)).json()
  const { key, version, case: use } = service
  return {
    title: service.title.id as string,
    definition: { key, version, pages: use.pages, states: use.states, actions: use.actions },
  }
}
