import { informationItem } from '@guyub/contract/information'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatBytes, formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/disclosure-words.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(informationItem, { informationId: params.informationId ?? '' })
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status < 500 ? 404 : 500 })
  return reply.answer
}

/** One thing of the register: what it is and where to have it, or why it is closed. */
export default function Item() {
  const item = useLoaderData<typeof loader>()
  const { zone } = useVisit()
  const { t, language } = useWords()
  const day = (at: string) => formatShortDay(at, language, zone)
  const { exclusion } = item
  return (
    <div className="wide stack-wide" style={{ maxWidth: 860 }}>
      <PageHeader
        title={item.title}
        lead={
          <>
            {t(`information.class_${item.class}_text`)}
            {item.isSample && ` (${t('information.sample')})`}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/informasi', word: t('information.title') }]}
      />
      <p lang="id" style={{ whiteSpace: 'pre-wrap' }}>
        {item.summary}
      </p>
      <dl className="facts">
        <dt>{t('information.office')}</dt>
        <dd>{item.office.name}</dd>
        <dt>{t('information.class')}</dt>
        <dd>{t(`information.class_${item.class}`)}</dd>
        <dt>{t('information.form')}</dt>
        <dd>{t(`information.form_${item.form}`)}</dd>
        <dt>{t('information.period')}</dt>
        <dd lang="id">{item.period}</dd>
        {item.retention && (
          <>
            <dt>{t('information.retention')}</dt>
            <dd lang="id">{item.retention}</dd>
          </>
        )}
        <dt>{t('information.changed_at')}</dt>
        <dd>{day(item.changedAt)}</dd>
      </dl>
      {exclusion && (
        <section className="card stack">
          <h2>{t('information.test')}</h2>
          <p>
            <strong>{t('information.article_of', { letter: exclusion.article })}</strong>
          </p>
          <p lang="id" style={{ whiteSpace: 'pre-wrap' }}>
            {exclusion.test}
          </p>
          <dl className="facts small">
            {exclusion.decision && (
              <>
                <dt>{t('information.decision')}</dt>
                <dd>{exclusion.decision}</dd>
              </>
            )}
            {exclusion.until && (
              <>
                <dt>{t('information.until')}</dt>
                <dd>{formatShortDay(`${exclusion.until}T00:00:00Z`, language, 'UTC')}</dd>
              </>
            )}
          </dl>
          <p className="small quiet">{t('information.article_note')}</p>
        </section>
      )}
      <div className="row">
        {item.file && (
          <ButtonLink href={`/informasi/${item.id}/dokumen`} icon="download" download="">
            {t('information.download', { size: formatBytes(item.file.bytes, language) })}
          </ButtonLink>
        )}
        {item.link && (
          <ButtonLink
            kind={item.file ? 'second' : 'first'}
            icon="arrow"
            href={item.link}
            rel="noopener nofollow"
          >
            {t('information.open_link')}
          </ButtonLink>
        )}
        <ButtonLink kind={item.file || item.link ? 'plain' : 'second'} href="/layanan/informasi-publik">
          {t('information.ask')}
        </ButtonLink>
      </div>
    </div>
  )
}
