import { newCommandId } from '@guyub/contract/command'
import { answer, round, score } from '@guyub/contract/evaluation'
import { evidences } from '@guyub/contract/evidence'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatNumber } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { DownloadLinks } from '../ui/download-links/download-links.tsx'
import { Figure } from '../ui/figure/figure.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { EvaluationItem } from './evaluation-item.tsx'

function yearOf(request: Request): number {
  return Number(new URL(request.url).searchParams.get('tahun')) || new Date().getUTCFullYear()
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const year = yearOf(request)
  const view = answerOrLeave(request, await call(round, { year }))
  const [frozen, who] = await Promise.all([call(evidences, { year }), call(me, {})])
  const may = (permission: string) =>
    who.ok && (who.answer.acting?.permissions.some((one) => one === permission) ?? false)
  return {
    view,
    frozen: frozen.ok ? frozen.answer.map(({ id, title }) => ({ id, title })) : [],
    mayAnswer: may('evaluation.answer'),
    mayScore: may('evaluation.score'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { call } = visitOf(context)
  const text = (name: string) => String(form.get(name) ?? '')
  const common = { year: yearOf(request), item: text('item'), commandId: newCommandId() }
  const version = text('version')
  const reply =
    form.get('intent') === 'score'
      ? await call(score, {
          ...common,
          score: Number(text('score')),
          note: text('note'),
          version: Number(version),
        })
      : await call(answer, {
          ...common,
          answer: text('answer'),
          selfScore: Number(text('selfScore')),
          evidenceId: text('evidence'),
          ...(version && { version: Number(version) }),
        })
  return reply.ok
    ? { problem: null, item: common.item }
    : data({ problem: reply.problem.code, item: common.item }, { status: reply.problem.status || 500 })
}

/** One year's evaluation: answers with frozen evidence, scores by assessors, the index and what it is made of. */
export default function Evaluation() {
  const { view, frozen, mayAnswer, mayScore } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, own, ofCode, language } = useWords()
  const shown = (value: number | null) => (value === null ? undefined : formatNumber(value, language, 2))
  return (
    <div className="stack-wide">
      <PageHeader title={t('movement.evaluation_of', { year: view.year })} lead={of(view.note)} />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && <Notice tone="done" title={t('movement.saved')} />}
      {mayScore && view.isMentor && <Notice tone="late">{t('movement.you_mentored')}</Notice>}
      <p>
        <a href="/gerakan/evaluasi/pendamping">{t('movement.mentors')}</a>
      </p>
      <div className="doors card">
        <Figure
          label={t('movement.index')}
          value={shown(view.index)}
          unknown={t('shell.unknown')}
          basis={t('movement.index_basis')}
        />
        <Figure
          label={t('movement.self_index')}
          value={shown(view.selfIndex)}
          unknown={t('shell.unknown')}
          basis={t('movement.self_index_basis')}
        />
      </div>
      {view.aspects.map((aspect) => (
        <section key={aspect.key} className="stack">
          <h2>
            <span lang={own(aspect.label).lang}>{own(aspect.label).words}</span>{' '}
            <span className="small quiet">
              {t('movement.weight', { weight: formatNumber(aspect.weight, language, 1) })}
            </span>
          </h2>
          <p className="quiet" lang={own(aspect.definition).lang}>
            {own(aspect.definition).words}
          </p>
          {aspect.items.map((item) => (
            <EvaluationItem
              key={item.key}
              item={item}
              frozen={frozen}
              mayAnswer={mayAnswer}
              mayScore={mayScore && !view.isMentor}
              isOpen={result?.item === item.key && result.problem !== null}
            />
          ))}
        </section>
      ))}
      <DownloadLinks
        label={t('movement.download')}
        href={(format) => `/gerakan/unduh/evaluasi/${format}?tahun=${view.year}`}
      />
    </div>
  )
}
