import type { TrackView } from '@guyub/contract/cases'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { MadeIdFields, type MadeIds } from './made-ids.tsx'
import { standsAlone } from './stands-alone.ts'

/** What the applicant may do now: answer a correction with words and new photographs, or withdraw. */
export function AnswerForm({
  view: whole,
  made,
}: {
  readonly view: z.output<typeof TrackView>
  readonly made: MadeIds
}) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const view = { ...whole, actions: whole.actions.filter((one) => !standsAlone(one, whole)) }
  if (!view.actions.length) return null
  const asked = [...view.timeline].reverse().find(({ message }) => message)
  const wants = view.state.tone === 'broken'
  // Files are asked for only where an action opens the form.
  const corrects = view.files.length > 0 ? view.actions[0] : undefined
  return (
    <details className="card" open={wants || view.leaves !== null}>
      <summary>
        <strong>
          {wants || view.leaves
            ? t('portal.follow_answer_title')
            : view.actions.map(({ label }) => of(label)).join(' · ')}
        </strong>
      </summary>
      <form method="post" encType="multipart/form-data" className="stack" style={{ marginTop: 16 }}>
        <input type="hidden" name="intent" value="answer" />
        <MadeIdFields made={made} />
        {wants && asked?.message && (
          <blockquote style={{ margin: 0, paddingLeft: 16, borderLeft: '4px solid var(--broken)' }}>
            {asked.reason && <strong>{of(asked.reason)}. </strong>}
            {asked.message}
          </blockquote>
        )}
        {wants && corrects && view.form && (
          <div>
            <ButtonLink
              kind="second"
              icon="arrow"
              href={`/lacak/${encodeURIComponent(view.trackingCode)}/perbaiki/${corrects.action}`}
            >
              {t('portal.correct_answers')}
            </ButtonLink>
          </div>
        )}
        {view.leaves && (
          <p>
            {t('portal.follow_leaves', {
              when: formatMoment(view.leaves.at, language, zone),
              state: of(view.leaves.label),
            })}
          </p>
        )}
        <AnswerFields
          files={wants ? view.files : []}
          isRequired={view.actions.some(({ message }) => message === 'required')}
        />
        <div className="row">
          {view.actions.map(({ action, label }, index) => (
            <Button
              key={action}
              name="action"
              value={action}
              kind={index === 0 && (wants || view.leaves) ? 'first' : 'second'}
            >
              {of(label)}
            </Button>
          ))}
        </div>
      </form>
    </details>
  )
}
