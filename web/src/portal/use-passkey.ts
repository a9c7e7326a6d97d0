import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

// Offers a passkey where this browser and address can have one. What the device says goes with the page's own form.
const form = document.querySelector<HTMLFormElement>('form[data-passkey]')
const unable = document.querySelector<HTMLElement>('[data-passkey-unable]')
const cancelled = document.querySelector<HTMLElement>('[data-passkey-cancelled]')
// A number is no name that a passkey could belong to.
const isNamed = !/^[\d.]+$|:/.test(location.hostname)

if (form && isSecureContext && isNamed && 'PublicKeyCredential' in window) {
  form.hidden = false
  if (unable) unable.hidden = true
  const said = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  form.addEventListener('submit', (event) => {
    if (said('answer').value || said('problem').value) return
    event.preventDefault()
    void answered(form.dataset.passkey === 'add', said)
      .then(() => form.requestSubmit())
      .catch(() => {
        if (cancelled) cancelled.hidden = false
      })
  })
}

async function answered(isNew: boolean, said: (name: string) => HTMLInputElement): Promise<void> {
  if (cancelled) cancelled.hidden = true
  const response = await fetch(`/api/auth/passkey/${isNew ? 'begin' : 'ask'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(isNew ? { password: said('password').value } : {}),
  })
  const asked = await response.json()
  if (!response.ok) said('problem').value = String(asked.code)
  else if (isNew) said('answer').value = JSON.stringify(await startRegistration({ optionsJSON: asked }))
  else said('answer').value = JSON.stringify(await startAuthentication({ optionsJSON: asked }))
}
