import { decisionOrdinal } from '@guyub/contract/decrees'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import type { DecreeView } from './decree-chain.tsx'
import { bodyLines, chainLines } from './lines.ts'

const PARTS = ['considering', 'inView', 'points', 'copies'] as const

/** The text around the table: read by everybody who works on it, written by the secretariat while it is a draft. */
export function DecreeText({ view, mayWrite }: { readonly view: DecreeView; readonly mayWrite: boolean }) {
  const { t } = useWords()
  const { body } = view
  return (
    <section className="card stack" aria-labelledby="text">
      <h2 id="text">{t('decrees.text')}</h2>
      {PARTS.map((part) => (
        <details key={part}>
          <summary>
            {t(`decrees.part_${part}`)} ({body[part].length})
          </summary>
          <ol lang="id">
            {body[part].map((line, index) => (
              <li key={line}>
                {part === 'points' && <strong>{decisionOrdinal(index)}: </strong>}
                {line}
              </li>
            ))}
          </ol>
        </details>
      ))}
      {mayWrite && (
        <details>
          <summary>{t('decrees.write')}</summary>
          <form method="post" className="stack">
            <input type="hidden" name="version" value={view.version} />
            <p className="quiet">{t('decrees.write_hint')}</p>
            <LongField name="title" label={t('decrees.about')} defaultValue={view.title} required rows={2} />
            <Field
              name="headTitle"
              label={t('decrees.part_headTitle')}
              defaultValue={body.headTitle}
              required
              width="medium"
            />
            <Field
              name="headName"
              label={t('decrees.part_headName')}
              defaultValue={body.headName}
              required
              width="medium"
            />
            <Field
              name="place"
              label={t('decrees.part_place')}
              defaultValue={body.place}
              required
              width="medium"
            />
            {PARTS.map((part) => (
              <LongField
                key={part}
                name={part}
                label={t(`decrees.part_${part}`)}
                defaultValue={body[part].join('\n')}
                rows={Math.min(14, body[part].length * 2 + 1)}
                required={part !== 'copies'}
              />
            ))}
            <LongField
              name="bodies"
              label={t('decrees.bodies')}
              hint={t('decrees.bodies_hint')}
              defaultValue={bodyLines(view.bodies)}
              rows={view.bodies.length + 1}
              required
            />
            <LongField
              name="chain"
              label={t('decrees.steps')}
              hint={t('decrees.steps_hint')}
              defaultValue={chainLines(view.chain)}
              rows={view.chain.length + 1}
              required
            />
            <Field
              name="expiresOn"
              type="date"
              label={t('decrees.expires_on')}
              hint={t('decrees.expires_hint')}
              defaultValue={view.expiresOn ?? ''}
              width="short"
            />
            <div>
              <Button name="intent" value="write">
                {t('decrees.save')}
              </Button>
            </div>
          </form>
        </details>
      )}
    </section>
  )
}
