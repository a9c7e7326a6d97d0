// Computes the hash of a chosen file in the browser, so that the paper itself never leaves the device. Where that is
// not possible (an address without TLS), the form sends the file as it would without script.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-hash-here]'))
  form.addEventListener('submit', (event) => {
    const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
    if (!file || !window.isSecureContext) return
    event.preventDefault()
    void hashOf(file).then((hash) => location.assign(`/cek?sha256=${hash}#hasil`))
  })

async function hashOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export {}
