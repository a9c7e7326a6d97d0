import { newCommandId } from '@guyub/contract/command'
import { evidences, freeze } from '@guyub/contract/evidence'
import { me } from '@guyub/contract/identity'
import { indicators } from '@guyub/contract/indicators'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatBytes, formatMoment, formatNumber } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { Choice } from '../ui/choice/choice.tsx'
import { DownloadLinks } from '../ui/download-links/download-links.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { Field } from '../ui/field/field.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const items = answerOrLeave(request, await call(evidences, {}))
  const [known, who] = await Promise.all([call(indicators, {}), call(me, {})])
  const mayFreeze =
    who.ok && (who.answer.acting?.permissions.some((one) => one === 'evidence.freeze') ?? false)
  return {
    items,
    mayFreeze,
    year: new Date().getUTCFullYear(),
    indicators: known.ok ? known.answer.map(({ key, title }) => ({ key, title })) : [],
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const reply = await visitOf(context).call(freeze, {
    commandId: String(form.get('command') || newCommandId()),
    indicator: String(form.get('indicator')),
    year: Number(form.get('year')),
  })
  return reply.ok
    ? { problem: null, frozen: reply.answer.sumsSha256 }
    : data({ problem: reply.problem.code, frozen: null }, { status: reply.problem.status || 500 })
}

/** What the region claims, made unchangeable: anybody can verify it without us. */
export default function Evidence() {
  const { items, mayFreeze, year, indicators } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader title={t('movement.evidence')} lead={t('movement.evidence_lead')} />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result?.frozen && (
        <Notice tone="done" title={t('movement.frozen')}>
          <span className="code small">{result.frozen}</span>
        </Notice>
      )}
      {mayFreeze && (
        <form method="post" className="card stack">
          <h2>{t('movement.freeze')}</h2>
          <Choice
            name="indicator"
            label={t('movement.indicator')}
            value={indicators[0]?.key}
            options={indicators.map(({ key, title }) => ({ key, label: of(title) }))}
          />
          <div className="pair">
            <Field
              name="year"
              label={t('shell.year')}
              defaultValue={year}
              digits
              maxLength={4}
              width="short"
              required
            />
            <Button icon="lock">{t('movement.freeze')}</Button>
          </div>
          <p className="small quiet">{t('movement.freeze_hint')}</p>
        </form>
      )}
      {items.length === 0 && (
        <EmptyState title={t('movement.no_evidence')}>{t('movement.no_evidence_text')}</EmptyState>
      )}
      {items.map((item) => (
        <article key={item.id} className="card stack">
          <div className="row" style={{ justifyContent: 'space-between' }}>
            <h2>{item.title}</h2>
            <ButtonLink href={`/gerakan/bukti/${item.id}`} icon="download" kind="second" download="">
              ZIP · {formatBytes(item.bytes, language)}
            </ButtonLink>
          </div>
          <p className="small quiet">
            {formatMoment(item.frozenAt, language, zone)} ·{' '}
            {item.events !== null &&
              `${t('movement.from_events', { events: formatNumber(item.events, language) })} · `}
            {t('movement.up_to', { seq: formatNumber(item.upToSeq, language) })}
          </p>
          <p className="small">
            SHA-256 <span className="code">{item.sumsSha256}</span>
          </p>
        </article>
      ))}
      {items.length > 0 && (
        <DownloadLinks label={t('movement.download')} href={(format) => `/gerakan/unduh/bukti/${format}`} />
      )}
    </div>
  )
}
