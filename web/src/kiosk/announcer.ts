/** What is to be said: a call, with its words. */
export interface Announcement {
  readonly id: string
  readonly words: string
}

/**
 * Says calls one after the other, never two at once. A call that was said, or waits to be said, is not taken again; while nobody
 * may speak yet, calls are kept, the newest few. `say` resolves to whether it could be heard.
 */
export function openAnnouncer(
  say: (words: string) => Promise<boolean>,
  onSaid: (id: string) => void,
  most = 5,
) {
  const known = new Set<string>()
  let row: Announcement[] = []
  let isSaying = false
  let isOn = false

  async function work(): Promise<void> {
    if (isSaying || !isOn) return
    isSaying = true
    for (let next = row.shift(); next && isOn; next = row.shift()) if (await say(next.words)) onSaid(next.id)
    isSaying = false
  }

  return {
    /** Known already: said before, or called before this screen was opened. */
    skip(ids: readonly string[]): void {
      for (const id of ids) known.add(id)
    },
    add(announcements: readonly Announcement[]): void {
      const fresh = announcements.filter(({ id }) => !known.has(id))
      for (const { id } of fresh) known.add(id)
      row = [...row, ...fresh].slice(-most)
      void work()
    },
    turnOn(): void {
      isOn = true
      void work()
    },
  }
}
