import { FINDING_KINDS, type RoundView } from '@guyub/contract/evaluation'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { IntentForm } from './form.tsx'

/** Strengths, weaknesses and recommendations of the round; the panel adds to them until the letter. */
export function RoundFindings({ view, command }: { readonly view: RoundView; readonly command: string }) {
  const { t, of } = useWords()
  const items = view.aspects.flatMap((aspect) => aspect.items)
  if (!view.findings.length && !view.mayScore) return null
  return (
    <section className="card stack">
      <h2>{t('round.findings')}</h2>
      {FINDING_KINDS.map((kind) => {
        const its = view.findings.filter((finding) => finding.kind === kind)
        return its.length === 0 ? null : (
          <div key={kind}>
            <h3>{t(`round.kind_of_${kind}`)}</h3>
            <ul>
              {its.map(({ id, finding, item }) => (
                <li key={id}>
                  <span lang="id">{finding}</span>
                  {item && <span className="small quiet"> {nameOf(item)}</span>}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      {view.mayScore && (
        <details>
          <summary>{t('round.add_finding')}</summary>
          <IntentForm intent="finding" command={command}>
            <Choice
              name="kind"
              label={t('round.kind')}
              value="recommendation"
              options={FINDING_KINDS.map((key) => ({ key, label: t(`round.kind_of_${key}`) }))}
            />
            <Choice
              name="item"
              id="finding-item"
              label={t('round.about')}
              optional={t('shell.optional')}
              options={items.map(({ key, question }) => ({ key, label: of(question) }))}
            />
            <LongField name="finding" label={t('round.finding')} required />
            <div>
              <Button kind="second">{t('round.add_finding')}</Button>
            </div>
          </IntentForm>
        </details>
      )}
    </section>
  )

  function nameOf(key: string): string {
    const question = items.find((item) => item.key === key)?.question
    return question ? of(question) : key
  }
}
