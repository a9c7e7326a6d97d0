import { newCommandId } from '@guyub/contract/command'
import { evidences } from '@guyub/contract/evidence'
import { me } from '@guyub/contract/identity'
import { indicators } from '@guyub/contract/indicators'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { actOnEvidence } from './act-on-evidence.ts'
import { EvidenceCard } from './evidence-card.tsx'
import { PaperForm } from './paper-form.tsx'

/** Parts of a picture are blackened by hand; everything else here goes without script. */
export const handle = { script: true }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, today } = visitOf(context)
  const items = answerOrLeave(request, await call(evidences, {}))
  const [known, who] = await Promise.all([call(indicators, {}), call(me, {})])
  const mayFreeze =
    who.ok && (who.answer.acting?.permissions.some((one) => one === 'evidence.freeze') ?? false)
  return {
    items,
    mayFreeze,
    command: newCommandId(),
    // A file of a report, which a page of the plan leads to.
    paperId: new URL(request.url).searchParams.get('berkas'),
    year: Number(today.slice(0, 4)),
    indicators: known.ok ? known.answer.map(({ key, title }) => ({ key, title })) : [],
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const reply = await actOnEvidence(visitOf(context), form)
  if (!reply.ok)
    return data({ problem: reply.problem.code, frozen: null }, { status: reply.problem.status || 500 })
  return { problem: null, frozen: 'sumsSha256' in reply.answer ? String(reply.answer.sumsSha256) : null }
}

/** What the region claims, made unchangeable: anybody can verify it without us. */
export default function Evidence() {
  const { items, mayFreeze, command, paperId, year, indicators } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader title={t('movement.evidence')} lead={t('movement.evidence_lead')} />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && !result.frozen && <Notice tone="done" title={t('movement.saved')} />}
      {result?.frozen && (
        <Notice tone="done" title={t('movement.frozen')}>
          <span className="code small">{result.frozen}</span>
        </Notice>
      )}
      {mayFreeze && paperId && <PaperForm {...{ year, command, paperId }} />}
      {mayFreeze && !paperId && (
        <form method="post" className="card stack">
          <h2>{t('movement.freeze')}</h2>
          <input type="hidden" name="command" value={command} />
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
      {mayFreeze && !paperId && <PaperForm {...{ year, command }} />}
      {items.length === 0 && (
        <EmptyState title={t('movement.no_evidence')}>{t('movement.no_evidence_text')}</EmptyState>
      )}
      {items.map((item) => (
        <EvidenceCard key={item.id} item={item} mayWithdraw={mayFreeze} command={command} />
      ))}
      {items.length > 0 && (
        <DownloadLinks label={t('movement.download')} href={(format) => `/gerakan/unduh/bukti/${format}`} />
      )}
    </div>
  )
}
