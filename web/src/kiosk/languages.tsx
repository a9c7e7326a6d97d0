import { useWords } from '../kernel/use-words.ts'

const NAMES = { id: 'Bahasa Indonesia', en: 'English' } as const

/** The language of whoever stands here; the kiosk goes on in it until it is wiped. */
export function Languages({ back }: { readonly back: string }) {
  const { language } = useWords()
  return (
    <form method="post" action="/pilihan" className="kiosk-languages">
      <input type="hidden" name="back" value={back} />
      {(['id', 'en'] as const).map((each) => (
        <button
          key={each}
          type="submit"
          className="button kiosk-target"
          data-kind="second"
          name="language"
          value={each}
          lang={each}
          aria-current={each === language ? 'true' : undefined}
        >
          {NAMES[each]}
        </button>
      ))}
    </form>
  )
}
