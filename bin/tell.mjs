const isEnglish = /^en/i.test(process.env.LC_ALL || process.env.LANG || '')

/** A line on the terminal, Indonesian unless LANG begins with "en". */
export function tell(id, en) {
  console.error(isEnglish ? en : id)
}

/** Ends the program with one sentence. */
export function fail(code, id, en) {
  tell(`guyub: ${id}`, `guyub: ${en}`)
  process.exit(code)
}
