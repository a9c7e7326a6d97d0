import type { cohort } from '@guyub/contract/cohort'
import type { z } from 'zod'
import { formatClock, formatDay, formatShare } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { CohortWorks } from './cohort-works.tsx'

export type CohortView = z.output<typeof cohort.answer>
export type Stage = CohortView['stages'][number]

export interface May {
  readonly manage: boolean
  readonly attend: boolean
  readonly deliver: boolean
  readonly review: boolean
  readonly read: boolean
}

interface CohortStageProps {
  readonly view: CohortView
  readonly stage: Stage
  readonly may: May
}

/** One stage: when and where, who speaks, what is handed in, and its papers. */
export function CohortStageCard({ view, stage, may }: CohortStageProps) {
  const { t, language } = useWords()
  const here = `/gerakan/bimtek/${view.id}`
  const files = `/gerakan/berkas-bimtek/${view.id}`
  const sessions = view.sessions.filter((session) => session.stage === stage.key)
  return (
    <section className="card stack" aria-labelledby={`stage-${stage.key}`}>
      <h2 id={`stage-${stage.key}`} lang="id">
        {stage.title}
      </h2>
      {stage.about && <p lang="id">{stage.about}</p>}
      <p className="small quiet">
        {t('cohort.stage_substituted', { count: stage.counts.substituted })}
        {stage.counts.attendance !== null &&
          ` · ${t('cohort.stage_attendance', { share: formatShare(stage.counts.attendance, language) })}`}
      </p>
      {sessions.length === 0 && <p>{t('cohort.no_sessions')}</p>}
      {sessions.map((session) => (
        <article key={session.id} className="stack">
          <h3 lang="id">
            {session.title} {session.isCancelled && <StateBadge tone="broken" word={t('cohort.cancelled')} />}
          </h3>
          <p>
            {formatDay(`${session.day}T00:00:00Z`, language, 'UTC')}, {formatClock(session.starts, language)}–
            {formatClock(session.ends, language)} · <span lang="id">{session.place}</span>
            {session.present > 0 && ` · ${t('cohort.present_count', { count: session.present })}`}
          </p>
          {session.people.length > 0 && (
            <p className="small">
              {session.people.map(({ name, part }) => `${t(`cohort.part_${part}`)}: ${name}`).join(' · ')}
            </p>
          )}
          {session.materials.length > 0 && (
            <ul className="small">
              {session.materials.map(({ title, url }) => (
                <li key={url}>
                  <a href={url} rel="noreferrer" lang="id">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {(may.manage || may.attend) && (
            <div className="row screen-only">
              {may.attend && !session.isCancelled && (
                <ButtonLink kind="second" size="small" href={`${here}/sesi/${session.id}/hadir`}>
                  {t('cohort.take_attendance')}
                </ButtonLink>
              )}
              {may.manage && (
                <ButtonLink kind="second" size="small" href={`${here}/sesi/${session.id}`}>
                  {t('cohort.edit_session')}
                </ButtonLink>
              )}
            </div>
          )}
        </article>
      ))}
      <CohortWorks view={view} stage={stage} may={may} />
      <div className="row screen-only">
        {may.manage && (
          <ButtonLink kind="second" size="small" href={`${here}/sesi/baru?tahap=${stage.key}`}>
            {t('cohort.add_session')}
          </ButtonLink>
        )}
        {may.manage && sessions.length > 0 && (
          <form method="post">
            <input type="hidden" name="stage" value={stage.key} />
            <Button kind="second" size="small" name="intent" value="invite">
              {t('cohort.invite')}
            </Button>
          </form>
        )}
        {may.read &&
          (['undangan', 'daftar', 'spj'] as const).map((paper) => (
            <ButtonLink
              key={paper}
              kind="second"
              size="small"
              icon="download"
              href={`${files}/${paper}/${stage.key}`}
            >
              {t(`cohort.paper_${paper}`)}
            </ButtonLink>
          ))}
      </div>
    </section>
  )
}
