import { newCommandId } from '@guyub/contract/command'
import { dimensionsMet, prefill, round } from '@guyub/contract/evaluation'
import { evidences } from '@guyub/contract/evidence'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatNumber, formatScore } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { Figure } from '../../ui/figure/figure.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { OfficeList, officeChoices } from '../office-list.tsx'
import { ConductRound } from './conduct-round.tsx'
import { DimensionRule } from './dimension-rule.tsx'
import { EvaluationItem } from './item.tsx'
import { INTENTS, keyOf, type RoundIntent } from './round-actions.ts'
import { RoundFacts } from './round-facts.tsx'
import { RoundFindings } from './round-findings.tsx'
import { roundHref } from './round-words.ts'
import { SubmitRound } from './submit-round.tsx'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const key = keyOf(params)
  const view = answerOrLeave(request, await call(round, key))
  const asked = new URL(request.url).searchParams.get('isi') ?? ''
  const [frozen, who, dimensions, drafted, offices] = await Promise.all([
    call(evidences, { year: key.year }),
    call(me, {}),
    call(dimensionsMet, key),
    asked ? call(prefill, { ...key, item: asked }) : undefined,
    officeChoices(call),
  ])
  const permissions = who.ok ? (who.answer.acting?.permissions ?? []) : []
  return {
    view,
    dimensions: dimensions.ok ? dimensions.answer : null,
    frozen: frozen.ok
      ? frozen.answer
          .filter(({ withdrawn }) => !withdrawn)
          .map(({ id, title, kind }) => ({ id, title, kind }))
      : [],
    may: {
      answer: permissions.includes('evaluation.answer') && view.state === 'open',
      reply: permissions.includes('evaluation.answer') && view.state !== 'published',
      submit: permissions.includes('evaluation.submit') && view.state === 'open',
      conduct: permissions.includes('evaluation.conduct') && view.state !== 'published',
    },
    isHead: who.ok && who.answer.acting?.role === 'leader',
    command: newCommandId(),
    drafted: drafted?.ok ? { item: asked, draft: drafted.answer.draft } : null,
    offices,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const visit = visitOf(context)
  const intent = String(form.get('intent')) as RoundIntent
  const item = String(form.get('item') ?? '')
  const act = INTENTS[intent]
  if (!act) return data({ problem: 'request.invalid', item }, { status: 400 })
  const reply = await act(visit, keyOf(params), form)
  return reply.ok
    ? { problem: null, item }
    : data({ problem: reply.problem.code, item }, { status: reply.problem.status || 500 })
}

/** One round: what is asked, what the region answers with which evidence, what the panel thinks of it, and what follows. */
export default function Round() {
  const { view, dimensions, frozen, may, isHead, command, drafted, offices } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, own, ofCode, language } = useWords()
  const shown = (value: number | null) => (value === null ? undefined : formatScore(value, language))
  const scale = { from: view.scale.min, to: view.scale.max }
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('round.name', { year: view.year, stage: view.stage })}
        lead={of(view.note)}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/evaluasi', word: t('movement.evaluation') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && <Notice tone="done" title={t('movement.saved')} />}
      {view.isMentor && <Notice tone="late">{t('movement.you_mentored')}</Notice>}
      <RoundFacts view={view} />
      <div className="doors card">
        <Figure
          label={t('movement.index')}
          value={shown(view.index)}
          unknown={t('shell.unknown')}
          basis={t('round.index_basis', scale)}
        />
        <Figure
          label={t('movement.self_index')}
          value={shown(view.selfIndex)}
          unknown={t('shell.unknown')}
          basis={t('round.self_index_basis', { ...scale, answered: view.answered, items: view.items })}
        />
      </div>
      {dimensions && <DimensionRule met={dimensions} />}
      {may.reply && (
        <p>
          <a href={`${roundHref(view)}/celah`}>{t('round.gaps')}</a>
        </p>
      )}
      {view.aspects.map((aspect) => (
        <section key={aspect.key} className="stack">
          <h2>
            <span lang={own(aspect.label).lang}>{own(aspect.label).words}</span>{' '}
            <span className="small quiet">
              {t('movement.weight', { weight: formatNumber(aspect.weight, language, 1) })}
              {aspect.score !== null &&
                ` · ${t('movement.score_is', { score: formatScore(aspect.score, language) })}`}
            </span>
          </h2>
          <p className="quiet" lang={own(aspect.definition).lang}>
            {own(aspect.definition).words}
          </p>
          {aspect.items.map((item) => (
            <EvaluationItem
              key={item.key}
              item={item}
              view={view}
              frozen={frozen}
              may={may}
              command={command}
              isOpen={result?.item === item.key && result.problem !== null}
              draft={drafted?.item === item.key ? drafted.draft : undefined}
            />
          ))}
        </section>
      ))}
      <RoundFindings view={view} command={command} />
      {may.submit && <SubmitRound view={view} isHead={isHead} command={command} />}
      {may.conduct && <ConductRound view={view} command={command} />}
      {may.answer && <OfficeList offices={offices} />}
      <DownloadLinks
        label={t('movement.download')}
        href={(format) => `/gerakan/unduh/evaluasi/${format}?tahun=${view.year}&tahap=${view.stage}`}
      />
    </div>
  )
}
