// Keys on the screen of a kiosk that has none of its own. They write into the one field of the question; a keyboard works beside them.
for (const keys of document.querySelectorAll<HTMLElement>('[data-keys]')) {
  const field = document.getElementById(keys.dataset.keys ?? '')
  if (!(field instanceof HTMLInputElement)) continue
  keys.hidden = false
  field.focus()
  keys.addEventListener('click', ({ target }) => {
    const key = target instanceof HTMLElement ? target.dataset.key : undefined
    if (key === undefined) return
    field.value = key === 'back' ? field.value.slice(0, -1) : field.value + key
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

export {}
