// A file of some days with photographs is larger than a form of a page may be: it goes to the server as it is.

/** What a form with a file may weigh; a little goes to the words around it. */
const MOST_OF_A_FORM = 11 * 2 ** 20

const form = document.querySelector<HTMLFormElement>('[data-stick]')
const said = form?.querySelector<HTMLElement>('[data-said]')

form?.addEventListener('submit', (event) => {
  const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
  if (!file || !said || file.size <= MOST_OF_A_FORM) return
  event.preventDefault()
  void send(file, form.dataset.url ?? '', said)
})

async function send(file: File, url: string, status: HTMLElement): Promise<void> {
  const { busy = '', done = '', broken = '', refused = '{}' } = status.dataset
  const button = form?.querySelector('button')
  status.textContent = busy
  if (button) button.disabled = true
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    })
    const answer = (await response.json()) as { taken?: number; known?: number; code?: string }
    const words = JSON.parse(refused) as Record<string, string>
    status.textContent = response.ok
      ? done.replace('{taken}', String(answer.taken)).replace('{known}', String(answer.known))
      : (words[answer.code ?? ''] ?? broken)
  } catch {
    status.textContent = broken
  } finally {
    if (button) button.disabled = false
  }
}

export {}
