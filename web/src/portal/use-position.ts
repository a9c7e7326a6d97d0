import { position } from '../kernel/position.ts'

// Fills in where the device is, when somebody asks for it. Without script the button is not there and the numbers are typed.
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-use-position]')) {
  button.hidden = false
  button.addEventListener('click', () => void fillIn(button))
}

async function fillIn(button: HTMLButtonElement): Promise<void> {
  const around = button.closest('[data-location]')
  const [latitude, longitude] = around?.querySelectorAll('input') ?? []
  const status = around?.querySelector<HTMLElement>('[role=status]')
  if (!latitude || !longitude || !status) return
  const { asked = '', found = '', none = '' } = status.dataset
  status.textContent = asked
  const here = await position()
  status.textContent = here ? found.replace('{metres}', String(here.metres)) : none
  if (!here) return
  latitude.value = here.latitude
  longitude.value = here.longitude
}
