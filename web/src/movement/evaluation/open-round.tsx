import type { Text } from '@guyub/contract/text'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'

interface OpenRoundProps {
  readonly instruments: readonly {
    readonly key: string
    readonly title?: Text | undefined
    readonly note: Text
  }[]
  readonly command: string
  readonly year: number
}

/** The ministry opens a round; what each instrument rests on stands beside it. */
export function OpenRound({ instruments, command, year }: OpenRoundProps) {
  const { t, of } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('round.open')}</h2>
      <input type="hidden" name="command" value={command} />
      <div className="pair">
        <Field name="year" label={t('shell.year')} defaultValue={year} digits required width="short" />
        <Choice
          name="stage"
          label={t('round.stage')}
          value="1"
          options={[
            { key: '1', label: 'I' },
            { key: '2', label: 'II' },
          ]}
        />
      </div>
      <Choice
        name="instrument"
        label={t('round.instrument')}
        value={instruments[0]?.key}
        options={instruments.map(({ key, title }) => ({ key, label: title ? of(title) : key }))}
      />
      <ul className="small quiet">
        {instruments.map(({ key, title, note }) => (
          <li key={key}>
            <strong>{title ? of(title) : key}</strong>: {of(note)}
          </li>
        ))}
      </ul>
      <div className="pair">
        <Field name="closesAt" type="datetime-local" label={t('round.closes')} required />
        <Field name="rankGroup" label={t('round.rank_group')} hint={t('round.rank_group_hint')} required />
      </div>
      <div>
        <Button>{t('round.open')}</Button>
      </div>
    </form>
  )
}
