/** A file of a form with its hash, as an upload of the contract wants them; empty where none was chosen. */
export async function fileOf(form: FormData, field: string) {
  return fileOfBlob(form.get(field))
}

/** The same of one that was taken out of its form. */
export async function fileOfBlob(file: FormDataEntryValue | null) {
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { bytes, sha256, name: file instanceof File && file.name ? file.name.slice(-200) : '-' }
}
