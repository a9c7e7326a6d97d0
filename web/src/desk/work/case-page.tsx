import type { CaseView } from '@guyub/contract/cases'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Timeline } from '../../ui/timeline/timeline.tsx'
import '../../words/counter-words.ts'
import type { Form } from '../device/reference.ts'
import { Actions } from './actions.tsx'
import { Answers } from './answers.tsx'
import { Attachments } from './attachments.tsx'
import { CaseMessages } from './case-messages.tsx'
import { CaseReads } from './case-reads.tsx'
import { Colleagues } from './colleagues.tsx'
import { courseEntries } from './course-entries.ts'
import { FormerAnswers } from './former-answers.tsx'
import { useForm } from './forms.ts'
import { LikeCases } from './like-cases.tsx'
import { useOfficeNames } from './office-names.ts'
import { RateCase } from './rate-case.tsx'
import { SealedReceipt } from './sealed-receipt.tsx'
import { Transcript } from './transcript.tsx'
import { useCase } from './use-case.ts'

export type View = z.output<typeof CaseView>

/** One request with everything an officer needs to decide and to do the next thing. */
export default function CasePage() {
  const { caseId = '' } = useParams()
  const { t, ofCode } = useWords()
  const { shown, problem, reload } = useCase(caseId)
  const form = useForm(shown?.view)

  if (problem && !shown) return <Notice tone="broken">{ofCode(problem)}</Notice>
  if (!shown || !form?.service.case) return <Skeleton word={t('shell.loading')} lines={6} />
  return <Opened {...shown} form={form} reload={reload} />
}

interface OpenedProps {
  readonly view: View
  readonly form: Form
  readonly keptAt?: string
  readonly reload: (reveal?: boolean) => Promise<void>
}

function Opened({ view, form, keptAt, reload }: OpenedProps) {
  const { zone } = useVisit()
  const officeName = useOfficeNames()
  const { t, of, language } = useWords()
  const [tab, setTab] = useState<'answers' | 'transcript'>('answers')
  const moment = (at: string) => formatMoment(at, language, zone)
  const {
    states = {},
    subject = '',
    transcript = [],
    products = [],
    flags = {},
    register,
  } = form.service.case ?? {}
  const state = states[view.state]
  const name = view.form?.[subject]
  const labelOf = (key: string | null) => (key && states[key] ? of(states[key].label) : '')
  return (
    <div className="stack-wide">
      <PageHeader
        title={typeof name === 'string' ? name : t('desk.erased')}
        tab={of(form.service.title)}
        lead={
          <>
            {of(form.service.title)} · <span className="code">{view.trackingCode}</span> ·{' '}
            {officeName(view.office)} · {moment(view.submittedAt)}
            {view.handler !== view.office && (
              <>
                <br />
                {t('portal.handled_by', { office: officeName(view.handler) })}
              </>
            )}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/meja', word: t('desk.work') }]}
        actions={<StateBadge tone={state?.tone ?? 'waiting'} word={labelOf(view.state)} />}
      />
      {keptAt && (
        <Notice title={t('desk.case_kept', { when: moment(keptAt) })}>{t('desk.case_kept_text')}</Notice>
      )}
      {view.flags.map((flag) => (
        <Notice key={flag} tone="late" title={flags[flag] ? of(flags[flag].label) : flag} />
      ))}
      {!keptAt && <LikeCases caseId={view.id} version={view.version} />}
      <Actions view={view} form={form} reload={reload} />
      {view.leavesAt && state?.after && (
        <p className="small quiet">
          {t('desk.leaves', { when: moment(view.leavesAt), state: labelOf(state.after.to) })}
        </p>
      )}
      <section className="products">
        {products
          .filter(({ key }) => view.products[key])
          .map(({ key, title }) => {
            const its = view.products[key]
            if (!its) return null
            const isLate = !its.deliveredAt && !its.pausedAt && Date.parse(its.due) < Date.now()
            return (
              <article key={key} className="card stack" data-product={key}>
                <h2>{of(title)}</h2>
                <div>
                  <StateBadge
                    tone={isLate ? 'late' : (states[its.state]?.tone ?? 'waiting')}
                    word={labelOf(its.state)}
                  />
                </div>
                <dl className="facts small">
                  <dt>{t('portal.follow_promise')}</dt>
                  <dd>{moment(its.due)}</dd>
                  <dt>{t('desk.agency_due')}</dt>
                  <dd>{moment(its.agencyDue)}</dd>
                  {its.number && (
                    <>
                      <dt>{t('desk.number')}</dt>
                      <dd className="code">{its.number}</dd>
                    </>
                  )}
                </dl>
                <Actions view={view} form={form} reload={reload} product={key} />
              </article>
            )
          })}
      </section>
      <div className="two">
        <div className="stack">
          <nav className="boxes" aria-label={t('desk.views')}>
            <button type="button" aria-pressed={tab === 'answers'} onClick={() => setTab('answers')}>
              {t('desk.answers')}
            </button>
            {transcript.length > 0 && (
              <button type="button" aria-pressed={tab === 'transcript'} onClick={() => setTab('transcript')}>
                {t('desk.transcribe', { register: register ?? t('desk.register_unnamed') })}
              </button>
            )}
          </nav>
          {!view.isRevealed && !keptAt && (
            <div className="row">
              <Button type="button" kind="second" size="small" icon="lock" onClick={() => void reload(true)}>
                {t('desk.reveal')}
              </Button>
              <span className="small quiet">{t('desk.reveal_hint')}</span>
            </div>
          )}
          {tab === 'answers' ? <Answers view={view} form={form} /> : <Transcript view={view} form={form} />}
        </div>
        <div className="stack-wide">
          <Attachments view={view} form={form} isKept={keptAt !== undefined} />
          {!keptAt && <SealedReceipt caseId={view.id} />}
          <section className="stack">
            <h2>{t('portal.follow_history')}</h2>
            <Timeline
              label={t('portal.follow_history')}
              entries={courseEntries(view, form.service.case, {
                of,
                note: t('desk.note'),
                mergedHere: t('counter.merged_here'),
                somebody: t('counter.a_colleague'),
                assigned: {
                  given: (name) => t('counter.course_given', { name }),
                  taken: (name) => t('counter.course_taken', { name }),
                  'laid-back': () => t('counter.course_laid_back'),
                },
                begun: t('desk.taken_in'),
                byItself: (state) => t('desk.by_itself', { state }),
              }).map(({ office, ...entry }) => ({
                ...entry,
                when: `${moment(entry.at)} · ${officeName(office)}`,
              }))}
            />
          </section>
          {!keptAt && (
            <>
              <Colleagues view={view} reload={reload} />
              {view.round > 1 && <FormerAnswers caseId={view.id} form={form} />}
              <RateCase caseId={view.id} version={view.version} />
              <CaseMessages caseId={view.id} version={view.version} />
              <CaseReads caseId={view.id} />
            </>
          )}
        </div>
      </div>
    </div>
  )
}
