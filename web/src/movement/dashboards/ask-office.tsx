import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'

/** What an office can be asked about from the morning page: its numbers, and pages that lead there. */
export const ABOUT = [
  ...(['requests-received', 'papers-within-promise', 'time-to-delivery', 'plan', 'findings'] as const),
  ...(['late-requests', 'waiting'] as const),
] as const

interface AskOfficeProps {
  readonly offices: readonly { readonly code: string; readonly name: string }[]
  readonly command: string
  readonly due: string
  /** The figure of the page, and the part of it that is shown; without it one of the morning's numbers is chosen. */
  readonly figure?: { readonly key: string; readonly slice: string } | undefined
  /** What the page that somebody came from is about. */
  readonly about?: (typeof ABOUT)[number] | undefined
  /** What was refused, to be mended. */
  readonly typed?: Readonly<Record<'about' | 'office' | 'question' | 'dueOn', string>> | null | undefined
}

/** "Mohon penjelasan OPD": one button, and behind it whom, about what, until when. */
export function AskOffice({ offices, command, due, figure, about, typed }: AskOfficeProps) {
  const { t } = useWords()
  return (
    <details className="card" id="tanya" open={Boolean(typed ?? about)}>
      <summary>{t('dashboard.ask')}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="command" value={command} />
        {figure ? (
          <>
            <input type="hidden" name="about" value={figure.key} />
            <input type="hidden" name="slice" value={figure.slice} />
          </>
        ) : (
          <Choice
            name="about"
            label={t('dashboard.about')}
            value={typed?.about ?? about ?? 'papers-within-promise'}
            options={ABOUT.map((key) => ({ key, label: t(`dashboard.about_${key}`) }))}
          />
        )}
        <Choice
          name="office"
          label={t('round.office')}
          value={typed?.office}
          options={offices.map(({ code, name }) => ({ key: code, label: name }))}
        />
        <LongField
          name="question"
          label={t('dashboard.question')}
          defaultValue={typed?.question}
          maxLength={1000}
          required
        />
        <Field
          name="dueOn"
          type="date"
          label={t('round.due_on')}
          defaultValue={typed?.dueOn ?? due}
          required
          width="short"
        />
        <div>
          <Button>{t('dashboard.ask')}</Button>
        </div>
      </form>
    </details>
  )
}
