import { newPin } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { community, communityFields } from '@guyub/contract/communities'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatMoment } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { actOnCommunity } from './act-on-community.ts'
import { STATUS_TONES } from './community-table.tsx'
import { DecideForm, EraseContactForm, PinForm, RecordIdeaForm } from './record-forms.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { searchParams } = new URL(request.url)
  const communityId = params.communityId ?? ''
  const reveal = searchParams.has('utuh') ? 'true' : 'false'
  const [one, fields] = await Promise.all([
    call(community, { communityId, reveal }),
    call(communityFields, {}),
  ])
  return {
    one: answerOrLeave(request, one),
    fields: fields.ok ? fields.answer : [],
    ...{ command: newCommandId(), pin: newPin(), isRecorded: searchParams.has('dicatat') },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const done = await actOnCommunity(visitOf(context).call, params.communityId ?? '', form)
  if (done.to) throw redirect(done.to, 303)
  return data(
    { problem: done.problem?.code ?? null, pin: done.pin ?? null },
    {
      status: done.problem ? done.problem.status || 500 : 200,
    },
  )
}

/** One community before the secretariat; its contact person stays masked until somebody needs to call. */
export default function Record() {
  const { one, fields, command, pin, isRecorded } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  const { contact } = one
  return (
    <div className="stack-wide">
      <PageHeader
        title={one.name}
        titleLang="id"
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/komunitas', word: t('communities.inbox') }]}
        actions={<StateBadge tone={STATUS_TONES[one.status]} word={t(`communities.status_${one.status}`)} />}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result?.pin && (
        <Notice tone="done">{t('communities.new_pin', { code: one.code, pin: result.pin })}</Notice>
      )}
      {isRecorded && !result && <Notice tone="done">{t('communities.recorded')}</Notice>}
      <dl className="facts">
        <dt>{t('communities.purpose')}</dt>
        <dd lang="id">{one.purpose}</dd>
        <dt>{t('communities.dimension')}</dt>
        <dd>
          {of(
            fields.find(({ key }) => key === one.dimension)?.label ?? {
              id: one.dimension,
              en: one.dimension,
            },
          )}
        </dd>
        <dt>{t('communities.area')}</dt>
        <dd lang="id">{one.area}</dd>
        {one.subsectors.length > 0 && (
          <>
            <dt>{t('communities.subsectors')}</dt>
            <dd>{one.subsectors.map(of).join(', ')}</dd>
          </>
        )}
        <dt>{t('communities.document')}</dt>
        <dd lang="id">{one.documentNumber ?? t('communities.document_none')}</dd>
        <dt>{t('communities.registered_at')}</dt>
        <dd>{formatMoment(one.registeredAt, language, zone)}</dd>
        <dt>{t('communities.code')}</dt>
        <dd className="code">{one.code}</dd>
        {one.decidedAt && (
          <>
            <dt>{t('communities.decide')}</dt>
            <dd>
              {t('communities.decided_by', {
                name: one.decidedBy ?? '–',
                when: formatMoment(one.decidedAt, language, zone),
              })}
              {one.reason && <p lang="id">{one.reason}</p>}
            </dd>
          </>
        )}
      </dl>
      <section className="card stack">
        <h2>{t('communities.contact')}</h2>
        {contact ? (
          <p>
            {contact.name}
            <br />
            {[contact.phone, contact.email].filter(Boolean).join(' · ')}
          </p>
        ) : (
          <p>
            {t('communities.contact_erased_on', {
              when: formatMoment(one.contactErasedAt ?? '', language, zone),
            })}
          </p>
        )}
        {contact && !one.isRevealed && (
          <div className="row">
            <ButtonLink href="?utuh=1" kind="second" size="small">
              {t('communities.reveal')}
            </ButtonLink>
            <span className="quiet small">{t('communities.reveal_text')}</span>
          </div>
        )}
        <details>
          <summary>{t('communities.reads')}</summary>
          <ul className="small">
            {one.reads.map(({ at, name, office, isRevealed }) => (
              <li key={`${at}-${name}`}>
                {name ?? '–'}, <span lang="id">{office}</span> · {formatMoment(at, language, zone)}
                {isRevealed && ` · ${t('communities.revealed')}`}
              </li>
            ))}
          </ul>
        </details>
      </section>
      <DecideForm one={one} />
      {one.status === 'verified' && <RecordIdeaForm fields={fields} command={command} />}
      <PinForm pin={pin} />
      {contact && <EraseContactForm command={command} />}
    </div>
  )
}
