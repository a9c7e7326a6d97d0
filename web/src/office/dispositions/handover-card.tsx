import type { HandoverView, LetterView } from '@guyub/contract/dispositions'
import { formatDay, formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import type { StateTone } from '../../ui/state-badge/state-badge.tsx'
import { Timeline } from '../../ui/timeline/timeline.tsx'
import { FileList } from './file-list.tsx'
import { HandoverForms } from './handover-forms.tsx'
import { Standing } from './standing.tsx'

const TONES: Readonly<Record<HandoverView['steps'][number]['kind'], StateTone>> = {
  send: 'waiting',
  read: 'waiting',
  take: 'running',
  report: 'running',
  accept: 'done',
  'ask-again': 'late',
  return: 'broken',
  redirect: 'waiting',
  withdraw: 'waiting',
}

interface HandoverCardProps {
  readonly letter: LetterView
  readonly one: HandoverView
  readonly command: string
  readonly fileCommands: readonly string[]
  readonly offices: readonly { readonly key: string; readonly label: string }[]
  readonly proposedDueOn: string
}

/** One office's part of a letter: how far it is, what can be done with it now, and who did what. */
export function HandoverCard({ letter, one, ...forms }: HandoverCardProps) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <article className="card stack handover" id={one.id} data-handover={one.to.code}>
      <div className="handover-head">
        <h3>{one.to.name}</h3>
        {one.kind === 'copy' ? (
          <span className="small quiet">
            {t('dispositions.copy')} · {t(`dispositions.state_${one.state}`)}
          </span>
        ) : (
          <Standing one={one} />
        )}
      </div>
      <p className="small quiet">
        {one.dueOn && `${t('dispositions.due')}: ${formatDay(`${one.dueOn}T00:00:00Z`, language, 'UTC')} · `}
        {t('dispositions.hops_count', { count: one.hops })}
      </p>
      {one.state === 'returned' && (
        <p>
          {one.belongsTo
            ? t('dispositions.belongs_to', { office: one.belongsTo.name })
            : t('dispositions.belongs_unknown')}
        </p>
      )}
      <FileList letterId={letter.id} files={one.files} />
      {one.may.length > 0 && <HandoverForms letterId={letter.id} one={one} {...forms} />}
      {one.steps.length > 0 ? (
        <details open={one.steps.some(({ words }) => words !== null)}>
          <summary>{t('dispositions.history')}</summary>
          <Timeline
            label={`${t('dispositions.history')}: ${one.to.name}`}
            entries={[...one.steps].reverse().map(({ id, kind, at, by, words }) => ({
              key: id,
              tone: TONES[kind],
              title: t(`dispositions.step_${kind}`),
              at,
              when: formatMoment(at, language, zone),
              detail: (
                <>
                  {by.name && `${by.name}, `}
                  {by.office.name}
                  {by.acting && ` (${t(`dispositions.acting_${by.acting}`)})`}
                  {words && (
                    <p className="letter-words" lang="id">
                      {words}
                    </p>
                  )}
                </>
              ),
            }))}
          />
        </details>
      ) : (
        <p className="small quiet">{t('dispositions.history_closed')}</p>
      )}
    </article>
  )
}
