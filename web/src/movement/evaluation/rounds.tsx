import { newCommandId } from '@guyub/contract/command'
import { findings, instruments, openRound, rounds } from '@guyub/contract/evaluation'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatDay, formatScore } from '../../kernel/format.ts'
import { momentOf } from '../../kernel/local-moment.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { OpenRound } from './open-round.tsx'
import { ROUND_TONES, roundHref } from './round-words.ts'
import { YearAgainstYear } from './year-against-year.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const history = answerOrLeave(request, await call(rounds, {}))
  const [who, waiting, known] = await Promise.all([call(me, {}), call(findings, {}), call(instruments, {})])
  const may = who.ok ? (who.answer.acting?.permissions ?? []) : []
  const open = waiting.ok
    ? waiting.answer.filter(({ status }) => status !== 'done' && status !== 'declined')
    : []
  return {
    history,
    waiting: { all: open.length, late: open.filter(({ isLate }) => isLate).length },
    mayContribute: may.includes('evaluation.contribute'),
    instruments:
      may.includes('evaluation.conduct') && known.ok
        ? known.answer.map(({ key, title, note }) => ({ key, title, note }))
        : [],
    command: newCommandId(),
    year: Number(today.slice(0, 4)),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { call, zone } = visitOf(context)
  const text = (name: string) => String(form.get(name) ?? '')
  const key = { year: Number(text('year')), stage: Number(text('stage')) }
  const reply = await call(openRound, {
    ...key,
    commandId: text('command'),
    instrument: text('instrument'),
    closesAt: momentOf(text('closesAt'), zone),
    rankGroup: text('rankGroup'),
  })
  if (reply.ok) throw redirect(roundHref(key))
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** Every evaluation of the region: what waits from the last one first, then the rounds, then year against year. */
export default function Rounds() {
  const { history, waiting, mayContribute, instruments, command, year } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader title={t('movement.evaluation')} lead={t('round.rounds_lead')} />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {waiting.all > 0 && (
        <Notice tone={waiting.late ? 'late' : 'info'} title={t('round.waiting', { count: waiting.all })}>
          <p>
            {waiting.late > 0 && `${t('round.waiting_late', { count: waiting.late })} `}
            <a href="/gerakan/evaluasi/tindak-lanjut">{t('round.follow_ups')}</a>
          </p>
        </Notice>
      )}
      <p className="row">
        <a href="/gerakan/bukti">{t('movement.evidence')}</a>
        <a href="/gerakan/evaluasi/pendamping">{t('movement.mentors')}</a>
        <a href="/gerakan/evaluasi/tindak-lanjut">{t('round.follow_ups')}</a>
        <a href="/gerakan/pertukaran">{t('exchange.title')}</a>
        {mayContribute && <a href="/gerakan/evaluasi/kontribusi">{t('round.contributions')}</a>}
      </p>
      {history.rounds.length === 0 ? (
        <EmptyState title={t('round.none')}>{t('round.none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('round.rounds')}
          rows={history.rounds}
          rowKey={(row) => `${row.year}-${row.stage}`}
          columns={[
            {
              key: 'round',
              title: t('round.round'),
              cell: (row) => (
                <a href={roundHref(row)}>{t('round.name', { year: row.year, stage: row.stage })}</a>
              ),
            },
            {
              key: 'state',
              title: t('round.state'),
              cell: ({ state }) => <StateBadge tone={ROUND_TONES[state]} word={t(`round.state_${state}`)} />,
            },
            {
              key: 'closes',
              title: t('round.closes'),
              cell: ({ closesAt }) => formatDay(closesAt, language, zone),
            },
            {
              key: 'index',
              title: t('movement.index'),
              align: 'end',
              cell: ({ index }) => (index === null ? t('shell.unknown') : formatScore(index, language)),
            },
            { key: 'letter', title: t('round.letter'), cell: ({ letterNumber }) => letterNumber ?? '–' },
          ]}
        />
      )}
      <YearAgainstYear rounds={history.rounds} told={history.told} />
      {instruments.length > 0 && <OpenRound instruments={instruments} command={command} year={year} />}
    </div>
  )
}
