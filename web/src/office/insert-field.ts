// Puts a field into the words where the cursor stands. Without script it is typed, in braces.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-insert]')) {
  button.hidden = false
  button.addEventListener('click', () => {
    const words = document.querySelector<HTMLTextAreaElement>(`textarea[name="${button.dataset.into}"]`)
    if (!words) return
    words.setRangeText(button.dataset.insert ?? '', words.selectionStart, words.selectionEnd, 'end')
    words.focus()
  })
}

export {}
