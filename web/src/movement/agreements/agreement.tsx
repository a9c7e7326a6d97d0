import { newCommandId } from '@guyub/contract/command'
import { agreement } from '@guyub/contract/movement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { formatShortDay } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { centreOf } from '../registry/centre.ts'
import { formatKnownDay } from '../registry/known-day.ts'
import { AgreementForms } from './agreement-forms.tsx'
import { sendAgreement } from './send-agreement.ts'
import { useStanding } from './standing.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre, may } = await centreOf(visit)
  const found = answerOrLeave(
    request,
    await visit.call(agreement, { agreementId: params.agreementId ?? '' }, centre),
  )
  return {
    found,
    mayRead: may('movement.read'),
    mayManage: may('movement.manage'),
    commandId: newCommandId(),
    today: visit.today,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  return sendAgreement(visit, centre, params.agreementId ?? '', await request.formData())
}

/** One memorandum: who signed with whom, how long it runs, and by which hash a copy is checked. */
export default function Agreement() {
  const { found, mayRead, mayManage, commandId, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const standing = useStanding()
  const day = (text: string | null) => text && formatShortDay(`${text}T00:00:00Z`, language, 'UTC')
  const signer = (one: typeof found.centreSigner) => (one ? `${one.name}, ${one.position}` : null)
  const facts: readonly (readonly [label: string, value: string | number | null, lang?: string])[] = [
    [t('mou.subject'), found.subject, 'id'],
    [t('mou.party_centre'), `${found.directorate}, ${found.ministry}`, 'id'],
    [t('mou.centre_number'), found.centreNumber ?? t('mou.number_unknown')],
    [t('mou.centre_name'), signer(found.centreSigner)],
    [t('mou.region_number'), found.regionNumber ?? t('mou.number_unknown')],
    [t('mou.region_name'), signer(found.regionSigner)],
    [t('mou.months'), found.months],
    [t('mou.signed_on'), found.signed ? formatKnownDay(found.signed, language) : null],
    [t('mou.ends_on'), day(found.endsOn) ?? (found.signed ? t('mou.end_unknown') : null)],
    [t('mou.ended_on'), day(found.endedOn)],
    [t('registry.source'), found.source],
    [t('mou.remark'), found.remark, 'id'],
  ]
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('mou.of', { region: found.memberName })}
        lead={
          <span className="row">
            <a href={`/gerakan/daerah/${found.member}`}>{found.memberName}</a>
            <StateBadge {...standing(found)} />
          </span>
        }
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/daerah', word: t('registry.title') },
          { href: '/gerakan/daerah/mou', word: t('mou.title') },
        ]}
        actions={
          mayRead && (
            <>
              {found.centreSigner && (
                <ButtonLink kind="second" icon="download" href={`/gerakan/mou/${found.id}/rancangan`}>
                  {t('mou.draft_pdf')}
                </ButtonLink>
              )}
              {found.sha256 && (
                <ButtonLink kind="second" icon="download" href={`/gerakan/mou/${found.id}/berkas`}>
                  {t('mou.signed_pdf')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && <Notice tone="done" title={t('movement.saved')} />}
      <dl className="facts card said">
        {facts.flatMap(([label, value, lang]) =>
          value === null || value === ''
            ? []
            : [
                <dt key={`${label} label`}>{label}</dt>,
                <dd key={label} lang={lang}>
                  {value}
                </dd>,
              ],
        )}
        {found.follows && (
          <>
            <dt>{t('mou.follows')}</dt>
            <dd>
              <a href={`/gerakan/daerah/mou/${found.follows}`}>{t('mou.the_earlier')}</a>
            </dd>
          </>
        )}
        {found.followedBy && (
          <>
            <dt>{t('mou.followed_by')}</dt>
            <dd>
              <a href={`/gerakan/daerah/mou/${found.followedBy}`}>{t('mou.the_later')}</a>
            </dd>
          </>
        )}
        <dt>{t('mou.hash')}</dt>
        <dd>
          {found.sha256 ? (
            <>
              <span className="code">{found.sha256}</span> ·{' '}
              <a href={`/cek?sha256=${found.sha256}`}>{t('mou.check')}</a>
            </>
          ) : (
            t('mou.no_file')
          )}
        </dd>
      </dl>
      {mayManage && <AgreementForms agreement={found} commandId={commandId} today={today} />}
    </div>
  )
}
