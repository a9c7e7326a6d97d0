import type { Page } from 'playwright-core'

/** Presses an action of the open case, answers what it asks, and waits until it is done. */
export async function act(
  page: Page,
  action: string,
  given: {
    readonly product?: string
    readonly reason?: string
    readonly message?: string
    readonly number?: string
    readonly paper?: Buffer
    readonly photo?: { readonly field: string; readonly bytes: Buffer }
  } = {},
): Promise<void> {
  const scope = given.product ? page.locator(`[data-product="${given.product}"]`) : page
  await scope.locator(`[data-act="${action}"]`).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  if (given.reason) await dialog.locator(`input[type=radio][value="${given.reason}"]`).check()
  if (given.number) await dialog.locator('[name=number]').fill(given.number)
  if (given.paper)
    await dialog
      .locator('#paper')
      .setInputFiles({ name: 'siak.pdf', mimeType: 'application/pdf', buffer: given.paper })
  if (given.photo) {
    const file = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: given.photo.bytes }
    await dialog.locator(`#new-${given.photo.field}`).setInputFiles(file)
  }
  if (given.message) await dialog.locator('[name=message]').fill(given.message)
  await dialog.locator('form button[type=submit]').first().click()
  await dialog.waitFor({ state: 'detached' })
}
