import { decree } from '@guyub/contract/decrees'
import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { actOnDecree } from './act-on-decree.ts'
import { DecreeChain } from './decree-chain.tsx'
import { DecreeChanges } from './decree-changes.tsx'
import { DecreeNumber, DecreeScans } from './decree-number.tsx'
import { DecreeSeats } from './decree-seats.tsx'
import { decreeStanding } from './decree-standing.ts'
import { DecreeText } from './decree-text.tsx'
import { SeatsImport } from './seats-import.tsx'
import { tryList } from './try-list.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const view = answerOrLeave(request, await call(decree, { decreeId: params.decreeId ?? '' }))
  const who = await call(me, {})
  const permissions = who.ok ? (who.answer.acting?.permissions ?? []) : []
  const search = new URL(request.url).searchParams
  return {
    view,
    mayDraft: permissions.includes('decrees.draft') && view.state === 'draft',
    mayNumber: permissions.includes('decrees.number'),
    query: search.get('cari') ?? '',
    onlyUnnamed: search.has('kosong'),
    today,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  if (form.get('intent') === 'try' || form.get('intent') === 'import') {
    const { problem, trial } = await tryList(visitOf(context), params.decreeId ?? '', form)
    if (problem || trial) return data({ problem, trial }, { status: problem?.status || 200 })
    throw redirect(`/gerakan/tim/keputusan/${params.decreeId}#seats`, 303)
  }
  const problem = await actOnDecree(visitOf(context), params.decreeId ?? '', form)
  if (problem) return data({ problem, trial: undefined }, { status: problem.status || 500 })
  throw redirect(`/gerakan/tim/keputusan/${params.decreeId}`, 303)
}

/** One decree for those who work on it: what is missing, whose turn it is, what it changes, its text and its seats. */
export default function Decree() {
  const { view, mayDraft, mayNumber, query, onlyUnnamed, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const day = (iso: string) => formatShortDay(iso.length > 10 ? iso : `${iso}T00:00:00Z`, language, 'UTC')
  const { tone, word } = decreeStanding(view, today)
  const paper = `/gerakan/keputusan/${view.id}`
  return (
    <div className="stack-wide">
      <PageHeader
        title={view.title}
        titleLang="id"
        lead={
          <>
            <StateBadge tone={tone} word={t(word)} />{' '}
            {view.number && t('decrees.number_is', { number: view.number })}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/tim', word: t('decrees.team') },
          { href: '/gerakan/tim/keputusan', word: t('decrees.decrees') },
        ]}
        actions={(['pdf', 'docx'] as const).map((format) => (
          <ButtonLink key={format} kind="second" size="small" icon="download" href={`${paper}/${format}`}>
            {format.toUpperCase()}
          </ButtonLink>
        ))}
      />
      {view.isSample && <Notice tone="late">{t('decrees.sample')}</Notice>}
      {result?.problem && (
        <Notice tone="broken">
          {ofCode(result.problem.code)}
          {result.problem.errors && (
            <ul>
              {result.problem.errors.map(({ pointer, code }) => (
                <li key={pointer}>
                  {faultyPlace(pointer)}: {ofCode(code)}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {view.state === 'draft' && <Notice>{t('decrees.template_note')}</Notice>}
      <DecreeChain view={view} mayDraft={mayDraft} day={day} />
      {mayNumber && view.state === 'passed' && <DecreeNumber view={view} today={today} />}
      <DecreeScans
        view={view}
        mayAdd={mayNumber && view.state !== 'draft' && view.state !== 'in-chain'}
        day={day}
      />
      {view.amends && <DecreeChanges view={view} />}
      <DecreeText view={view} mayWrite={mayDraft} />
      {mayDraft && <SeatsImport view={view} trial={result?.trial} />}
      <DecreeSeats view={view} mayWrite={mayDraft} query={query} onlyUnnamed={onlyUnnamed} />
    </div>
  )

  function faultyPlace(pointer: string): string {
    const [, part, id] = pointer.replace('#', '').split('/')
    const seat = part === 'seats' && view.seats.find((one) => one.id === id)
    if (seat) return `${seat.position}, ${seat.person?.name ?? seat.officeName ?? ''}`
    const line = pointer.match(/^#\/body\/(\w+)(?:\/(\d+))?$/)
    const name = line ? t(`decrees.part_${line[1]}` as 'decrees.part_points') : t('decrees.about')
    return line?.[2] ? `${name} ${Number(line[2]) + 1}` : name
  }
}
