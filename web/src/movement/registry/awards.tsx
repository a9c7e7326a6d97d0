import { newCommandId } from '@guyub/contract/command'
import {
  annulAward,
  awardCandidates,
  awards,
  decideAward,
  MemberCode,
  registry,
} from '@guyub/contract/movement'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatDay, formatScore } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { type Visit, visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { keyIn } from '../../ui/search-choice/key-in.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { AwardCandidates, type RefusedJury } from './award-candidates.tsx'
import { centreOf } from './centre.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre, may } = await centreOf(visit)
  const all = answerOrLeave(request, await visit.call(awards, {}, centre))
  const year = Number(new URL(request.url).searchParams.get('tahun')) || Number(visit.today.slice(0, 4))
  const mayDecide = may('movement.manage')
  const [candidates, regions] = mayDecide
    ? await Promise.all([visit.call(awardCandidates, { year }, centre), regionsOf(visit, centre)])
    : [undefined, []]
  return {
    all,
    year,
    candidates: candidates?.ok ? candidates.answer : null,
    regions,
    mayDecide,
    command: newCommandId(),
    today: visit.today,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const commandId = text('command')
  const member = text('typed') ? keyIn(await regionsOf(visit, centre), text('typed')) : text('member')
  const reply =
    text('intent') === 'annul'
      ? await visit.call(annulAward, { commandId, awardId: text('award'), reason: text('reason') }, centre)
      : await visit.call(
          decideAward,
          {
            ...{ commandId, year: Number(text('year')), category: text('category'), member },
            decidedOn: text('decidedOn'),
            ...(text('reason') && { reason: text('reason') }),
          },
          centre,
        )
  if (reply.ok) return { problem: null, refused: null }
  const { code, status } = reply.problem
  const refused: RefusedJury | null =
    form.has('typed') && text('intent') !== 'annul'
      ? {
          category: text('category'),
          typed: text('typed'),
          reason: text('reason'),
          // What is no region's code breaks the form of a command before anybody looks for the region.
          why: !text('typed')
            ? 'award.region_missing'
            : code === 'movement.unknown_member' || !isRegion(member)
              ? 'award.region_unknown'
              : null,
        }
      : null
  return data({ problem: code, refused }, { status: status || 500 })
}

function isRegion(member: string): boolean {
  return MemberCode.safeParse(member).success
}

/** Whom a jury may name. */
async function regionsOf({ call }: Visit, centre: { readonly region: string }) {
  const reply = await call(registry, {}, centre)
  return reply.ok ? reply.answer.members.map(({ code, name }) => ({ key: code, label: name })) : []
}

/** Every award with its certificate; the ministry decides among whom the published results make a candidate. */
export default function Awards() {
  const { all, year, candidates, regions, mayDecide, command, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('award.title')}
        lead={t('award.lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/daerah', word: t('registry.title') }]}
      />
      {result?.problem && (
        <Notice tone="broken">{result.refused?.why ? t('award.not_decided') : ofCode(result.problem)}</Notice>
      )}
      {result && !result.problem && <Notice tone="done" title={t('movement.saved')} />}
      {all.length === 0 ? (
        <EmptyState title={t('award.none')}>{t('award.none_text')}</EmptyState>
      ) : (
        <Table
          caption={t('award.title')}
          captionHidden
          rows={all}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'member',
              title: t('award.region'),
              cell: ({ member, memberName }) => (
                <a href={`/gerakan/daerah/${member}`} lang="id">
                  {memberName}
                </a>
              ),
            },
            {
              key: 'title',
              title: t('award.category'),
              cell: ({ title, year: its }) => `${of(title)}, ${its}`,
            },
            {
              key: 'basis',
              title: t('award.basis'),
              cell: ({ value, place, group, reason }) =>
                value === null ? (
                  <span lang="id">{reason}</span>
                ) : (
                  t('award.value', {
                    value: formatScore(value, language),
                    place: place ?? 0,
                    group: group ?? '–',
                  })
                ),
            },
            {
              key: 'decided',
              title: t('award.decided_on'),
              cell: ({ decidedOn }) => formatDay(decidedOn, language, zone),
            },
            {
              key: 'certificate',
              title: t('award.certificate'),
              cell: ({ id, annulReason }) => (
                <>
                  <a href={`/gerakan/penghargaan/${id}/piagam`}>PDF</a>
                  {annulReason && (
                    <>
                      {' '}
                      <StateBadge tone="broken" word={t('award.annulled')} />{' '}
                      <span lang="id">{annulReason}</span>
                    </>
                  )}
                  {mayDecide && !annulReason && (
                    <details>
                      <summary>{t('award.annul')}</summary>
                      <form method="post" className="stack">
                        <input type="hidden" name="intent" value="annul" />
                        <input type="hidden" name="command" value={command} />
                        <input type="hidden" name="award" value={id} />
                        <Field
                          name="reason"
                          id={`reason-${id}`}
                          label={t('round.reason')}
                          required
                          minLength={5}
                        />
                        <Button kind="danger" size="small">
                          {t('award.annul')}
                        </Button>
                      </form>
                    </details>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {candidates && (
        <AwardCandidates {...{ candidates, regions, year, command, today }} refused={result?.refused} />
      )}
    </div>
  )
}
