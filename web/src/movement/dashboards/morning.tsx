import { newCommandId } from '@guyub/contract/command'
import { dispositions } from '@guyub/contract/dispositions'
import { findings } from '@guyub/contract/evaluation'
import { me } from '@guyub/contract/identity'
import { type Figure as Counted, figures } from '@guyub/contract/indicators'
import { plan } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { formatDay, formatNumber, formatShare, formatSpan } from '../../kernel/format.ts'
import { localOf } from '../../kernel/local-moment.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Figure } from '../../ui/figure/figure.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { officeChoices } from '../office-list.tsx'
import { useProgressWords } from '../progress-words.ts'
import { askFigure } from './ask-figure.ts'
import { ABOUT, AskOffice } from './ask-office.tsx'

const DAY = 86_400_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, zone } = visitOf(context)
  const who = answerOrLeave(request, await call(me, {}))
  const dayOf = (at: number) => localOf(new Date(at), zone).slice(0, 10)
  const [today, yesterday] = [dayOf(Date.now()), dayOf(Date.now() - DAY)]
  const month = { from: `${today.slice(0, 7)}-01`, to: today }
  const figure = async (indicator: string, slice: { from: string; to: string }) => {
    const reply = await call(figures, { indicator, ...slice, by: 'none' })
    return reply.ok ? reply.answer.total : null
  }
  const [received, promised, time, standing, found, offices, letters] = await Promise.all([
    figure('requests-received', { from: yesterday, to: yesterday }),
    figure('papers-within-promise', month),
    figure('time-to-delivery', month),
    call(plan, {}),
    call(findings, {}),
    officeChoices(call),
    call(dispositions, {}),
  ])
  const open = found.ok ? found.answer.filter(({ status }) => status !== 'done' && status !== 'declined') : []
  return {
    ...{ yesterday, month, received, promised, time, offices },
    progress: standing.ok ? standing.answer.progress : null,
    findings: found.ok ? { all: open.length, late: open.filter(({ isLate }) => isLate).length } : null,
    lateBetweenOffices: letters.ok ? (letters.answer.counts.late?.all ?? 0) : 0,
    about: ABOUT.find((one) => one === new URL(request.url).searchParams.get('tentang')),
    mayAsk: who.acting?.permissions.includes('explanations.ask') ?? false,
    command: newCommandId(),
    due: dayOf(Date.now() + 2 * DAY),
  }
}

export const action = askFigure

/** A leader's morning on a phone: five numbers with what they rest on, and one button. */
export default function Morning() {
  const {
    yesterday,
    month,
    received,
    promised,
    time,
    progress,
    findings: found,
    lateBetweenOffices,
    ...ask
  } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  const words = useProgressWords()
  const since = `dari=${month.from}&sampai=${month.to}`
  const events = (counted: Counted | null) =>
    t('movement.from_events', { events: formatNumber(counted?.events ?? 0, language) })
  const plan = progress && words(progress)
  return (
    <div className="stack-wide">
      <PageHeader title={t('dashboard.morning')} lead={t('dashboard.morning_lead')} />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && <Notice tone="done" title={t('dashboard.asked')} />}
      <div className="doors card">
        <Figure
          label={t('dashboard.received')}
          value={received ? formatNumber(received.events, language) : undefined}
          unknown={t('shell.unknown')}
          basis={formatDay(yesterday, language, zone)}
          href={`/gerakan/indikator/requests-received?dari=${yesterday}&sampai=${yesterday}`}
        />
        <Figure
          label={t('dashboard.promised')}
          value={promised?.value == null ? undefined : formatShare(promised.value, language)}
          unknown={t('shell.unknown')}
          basis={events(promised)}
          share={promised?.value ?? undefined}
          href={`/gerakan/indikator/papers-within-promise?${since}`}
        />
        <Figure
          label={t('dashboard.time')}
          value={time?.value == null ? undefined : formatSpan(time.value, language)}
          unknown={t('shell.unknown')}
          basis={events(time)}
          href={`/gerakan/indikator/time-to-delivery?${since}`}
        />
        <Figure
          label={t('dashboard.plan')}
          value={plan?.value}
          unknown={t('shell.unknown')}
          basis={plan?.basis ?? t('movement.no_plan')}
          share={plan?.share}
          href="/gerakan"
        />
        <Figure
          label={t('dashboard.findings')}
          value={found ? formatNumber(found.all, language) : undefined}
          unknown={t('shell.unknown')}
          basis={t('dashboard.late', { count: found?.late ?? 0 })}
          href="/gerakan/evaluasi/tindak-lanjut"
        />
      </div>
      {ask.mayAsk && <AskOffice {...ask} typed={result?.typed} />}
      {lateBetweenOffices > 0 && (
        <p>
          <a href="/kantor/disposisi?kotak=late">
            {t('dashboard.task_dispositions_late', { count: lateBetweenOffices })}
          </a>
        </p>
      )}
      <p>
        <a href="/gerakan/penjelasan">{t('dashboard.explanations')}</a>
      </p>
    </div>
  )
}
