import { newCommandId } from '@guyub/contract/command'
import { agreements, member, memberDetails, waves } from '@guyub/contract/movement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Timeline } from '../../ui/timeline/timeline.tsx'
import { AgreementTable } from '../agreements/agreement-table.tsx'
import { centreOf } from './centre.ts'
import { formatKnownDay } from './known-day.ts'
import { RegionDetails } from './region-details.tsx'
import { sendStep } from './send-step.ts'
import { STANDING_TONE } from './standing-tone.ts'
import { StepForms } from './step-forms.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const code = params.member ?? ''
  const { centre, may } = await centreOf(visit)
  const found = answerOrLeave(request, await visit.call(member, { member: code }, centre))
  const [signed, details, all] = await Promise.all([
    visit.call(agreements, { member: code }, centre),
    may('movement.read') ? visit.call(memberDetails, { member: code }, centre) : undefined,
    may('movement.read') ? visit.call(waves, {}, centre) : undefined,
  ])
  const told = all?.ok ? all.answer : null
  const opened = may('movement.manage') ? told : null
  const wanted = new URL(request.url).searchParams.get('gelombang')
  const latest = found.steps.at(-1)?.wave.id
  return {
    found,
    memoranda: signed.ok ? signed.answer.agreements : [],
    details: details?.ok ? details.answer : null,
    opened,
    selections: told?.selections ?? [],
    wave:
      opened?.waves.find(({ id }) => id === wanted) ??
      opened?.waves.find(({ id }) => id === latest) ??
      opened?.waves[0],
    commandId: newCommandId(),
    today: visit.today,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  return sendStep(visit, centre, params.member ?? '', await request.formData())
}

/** What is known of one region: how it came into the movement, and what was published of it. */
export default function Region() {
  const { found, memoranda, details, selections, opened, wave, commandId, today } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, own, ofCode, language } = useWords()
  const { province } = found
  return (
    <div className="stack-wide">
      <PageHeader
        title={found.name}
        lead={
          <span className="row">
            <a href={`/gerakan/daerah?provinsi=${province.code}`}>{province.name}</a>
            <span className="code">{found.code}</span>
            <StateBadge
              tone={STANDING_TONE[found.standing]}
              word={t(`registry.standing_${found.standing}`)}
            />
          </span>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/daerah', word: t('registry.title') }]}
      />
      {details && (
        <p>
          <a href={`/gerakan/daerah/${found.code}/rencana`}>{t('region_plan.title')}</a>
        </p>
      )}
      {result?.problem && (
        <Notice tone="broken">
          {ofCode(result.problem)}
          {result.errors.length > 0 && ` (${result.errors.join(', ')})`}
        </Notice>
      )}
      {result && !result.problem && <Notice tone="done" title={t('movement.saved')} />}
      <section className="stack">
        <h2>{t('registry.history')}</h2>
        {found.steps.length === 0 ? (
          <EmptyState title={t('registry.no_history')}>{t('registry.no_history_text')}</EmptyState>
        ) : (
          <Timeline
            label={t('registry.history')}
            entries={[...found.steps].reverse().map((step) => ({
              key: step.id,
              tone: STANDING_TONE[toneOf(step.kind)],
              title: t(`registry.step_${step.kind}`),
              at: step.on.day,
              when: formatKnownDay(step.on, language),
              detail: (
                <div className="said">
                  <span>{step.wave.name}</span>
                  {step.letter && <> · {t('registry.letter_is', { letter: step.letter })}</>}
                  {step.isCorrection && <> · {t('registry.corrected_entry')}</>}
                  {step.remark && (
                    <div className="quiet" lang="id">
                      {step.remark}
                    </div>
                  )}
                  {step.source && (
                    <div className="quiet">{t('movement.source', { source: step.source })}</div>
                  )}
                </div>
              ),
            }))}
          />
        )}
      </section>
      {(memoranda.length > 0 || opened) && (
        <section className="stack">
          <h2>{t('mou.title')}</h2>
          {memoranda.length > 0 && <AgreementTable caption={t('mou.title')} agreements={memoranda} />}
          {opened && found.steps.some(({ kind }) => kind === 'selected') && (
            <p>
              <a href={`/gerakan/daerah/mou/rancang?daerah=${found.code}`}>{t('mou.draft_new')}</a>
            </p>
          )}
        </section>
      )}
      {found.results.length > 0 && (
        <Table
          caption={t('registry.results')}
          rows={found.results}
          rowKey={({ year }) => String(year)}
          columns={[
            { key: 'year', title: t('registry.year'), cell: ({ year }) => year },
            {
              key: 'index',
              title: t('registry.index'),
              align: 'end',
              cell: ({ index }) => formatNumber(index, language, 2),
            },
            {
              key: 'rank',
              title: t('registry.rank'),
              cell: ({ rank, groupSize, group }) =>
                rank === null || !group ? (
                  '–'
                ) : (
                  <span className="said">
                    {t('registry.rank_in', { rank, size: groupSize ?? '–', group: own(group).words })}
                  </span>
                ),
            },
            {
              key: 'source',
              title: t('registry.source'),
              cell: ({ source }) => <span className="said">{source}</span>,
            },
          ]}
        />
      )}
      {opened && wave && (
        <StepForms
          wave={wave}
          waves={opened.waves}
          selections={opened.selections}
          commandId={commandId}
          today={today}
        />
      )}
      {details && (
        <RegionDetails entries={details} selections={selections} mayCorrect={opened !== null} today={today} />
      )}
    </div>
  )
}

function toneOf(kind: string): keyof typeof STANDING_TONE {
  return kind === 'applied' || kind === 'questionnaire' ? 'invited' : (kind as keyof typeof STANDING_TONE)
}
