import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/counter-words.ts'
import { useAnswerWords } from '../answer-words.ts'
import { useAreas } from '../device/areas.ts'
import type { Form } from '../device/reference.ts'
import { ActDialog } from './act-dialog.tsx'
import type { View } from './case-page.tsx'
import { useForm } from './forms.ts'
import { useCase } from './use-case.ts'

/** Two requests side by side, answer by answer, so that a person decides whether they are one. */
export default function ComparePage() {
  const { caseId = '', otherId = '' } = useParams()
  const { t, ofCode } = useWords()
  const [one, other] = [useCase(caseId), useCase(otherId)]
  const form = useForm(one.shown?.view)
  const problem = one.problem ?? other.problem
  if (problem) return <Notice tone="broken">{ofCode(problem)}</Notice>
  if (!one.shown || !other.shown || !form?.service.case)
    return <Skeleton word={t('shell.loading')} lines={6} />
  return <Compared views={[one.shown.view, other.shown.view]} form={form} />
}

interface ComparedProps {
  readonly views: readonly [View, View]
  readonly form: Form
}

function Compared({ views, form }: ComparedProps) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  const answerWords = useAnswerWords(useAreas(form.service.case?.pages ?? []))
  const [showsAll, setShowsAll] = useState(false)
  const [one, other] = views
  if (!one.form || !other.form)
    return <EmptyState title={t('counter.compare_title')}>{t('counter.erased')}</EmptyState>
  const [ours, theirs] = [wordsOf(one), wordsOf(other)]
  const rows = [...new Map([...ours, ...theirs]).keys()].map((path) => {
    const [left, right] = [ours.get(path), theirs.get(path)]
    const [a, b] = [left?.value ?? '', right?.value ?? '']
    return { path, label: left?.label ?? right?.label ?? path, a, b, differs: a !== b }
  })
  const shown = rows.filter(({ a, b, differs }) => (a || b) && (showsAll || differs))
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('counter.compare_title')}
        lead={t('counter.compare_lead')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/meja', word: t('desk.work') },
          { href: `/meja/permohonan/${one.id}`, word: one.trackingCode },
        ]}
      />
      <div className="two">
        <Side view={one} into={other} form={form} at={formatMoment(one.submittedAt, language, zone)} />
        <Side view={other} into={one} form={form} at={formatMoment(other.submittedAt, language, zone)} />
      </div>
      <label className="choice-option">
        <input type="checkbox" checked={!showsAll} onChange={() => setShowsAll(!showsAll)} />{' '}
        {t('counter.only_different')}
      </label>
      {shown.length === 0 && <p>{t('counter.nothing_differs')}</p>}
      <Table
        caption={t('counter.compare_title')}
        captionHidden
        rows={shown}
        rowKey={({ path }) => path}
        columns={[
          { key: 'question', title: t('counter.question'), cell: ({ label }) => label },
          { key: 'one', title: one.trackingCode, cell: ({ a }) => a || '–' },
          { key: 'other', title: other.trackingCode, cell: ({ b }) => b || '–' },
          {
            key: 'differs',
            title: t('counter.compare'),
            cell: ({ differs }) => (
              <StateBadge
                tone={differs ? 'late' : 'done'}
                word={t(differs ? 'counter.differs' : 'counter.same')}
              />
            ),
          },
        ]}
      />
    </div>
  )

  function wordsOf(view: View) {
    const pages = form.service.case?.pages ?? []
    const all = pages.flatMap((page) =>
      page.fields.flatMap((field) => answerWords(field, view.form?.[field.key])),
    )
    return new Map(all.map((answer) => [answer.path, answer]))
  }
}

interface SideProps {
  readonly view: View
  readonly into: View
  readonly form: Form
  readonly at: string
}

function Side({ view, into, form, at }: SideProps) {
  const { t, of } = useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState<string>()
  const { actions = {}, states = {} } = form.service.case ?? {}
  const merging = view.actions.flatMap(({ action: key }) => {
    const action = actions[key]
    return action?.asks.into ? [{ key, action }] : []
  })
  const chosen = merging.find(({ key }) => key === open)
  const state = states[view.state]
  return (
    <article className="card stack">
      <h2 className="code">{view.trackingCode}</h2>
      <div>
        <StateBadge tone={state?.tone ?? 'waiting'} word={state ? of(state.label) : view.state} />
      </div>
      <p className="small quiet">{at}</p>
      <div className="row">
        {merging.map(({ key, action }) => (
          <Button key={key} type="button" kind="danger" size="small" onClick={() => setOpen(key)}>
            {t('counter.merge_into', {
              label: of(action.label),
              from: view.trackingCode,
              to: into.trackingCode,
            })}
          </Button>
        ))}
      </div>
      {chosen && (
        <ActDialog
          view={view}
          form={form}
          actionKey={chosen.key}
          action={chosen.action}
          into={into}
          onClose={() => setOpen(undefined)}
          onDone={async () => void navigate(`/meja/permohonan/${into.id}`)}
        />
      )}
    </article>
  )
}
