import { newCommandId } from '@guyub/contract/command'
import {
  dataAgreement,
  decideAgreement,
  dispositionSettings,
  endAgreement,
  lookThrough,
} from '@guyub/contract/dispositions'
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
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import { AgreementFacts } from './agreement-facts.tsx'
import { AgreementForms, type Seen } from './agreement-forms.tsx'
import { AgreementStanding } from './agreement-standing.tsx'
import './dispositions.css'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { agreementId = '' } = params
  const found = answerOrLeave(request, await call(dataAgreement, { agreementId }))
  const settings = await call(dispositionSettings, {})
  return { ...found, today: settings.ok ? settings.answer.today : '', command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const command = { commandId: text('command'), agreementId: params.agreementId ?? '' }
  const reason = text('reason')
  const intent = text('intent')
  if (intent === 'look') {
    const caseCode = text('caseCode')
    const reply = await call(lookThrough, { ...command, caseCode, reason })
    const seen: Seen | null = reply.ok ? { ...reply.answer, caseCode } : null
    return data(
      { problem: reply.ok ? null : reply.problem.code, seen },
      { status: reply.ok ? 200 : reply.problem.status || 500 },
    )
  }
  const reply =
    intent === 'end'
      ? await call(endAgreement, { ...command, reason })
      : await call(decideAgreement, {
          ...{ ...command, verdict: intent === 'agree' ? 'agreed' : 'refused' },
          ...(reason && { reason }),
        })
  if (reply.ok) throw redirect(`/kantor/perjanjian-data/${command.agreementId}`, 303)
  return data({ problem: reply.problem.code, seen: null }, { status: reply.problem.status || 500 })
}

/** One agreement: what it opens to whom and until when, and everybody who looked. */
export default function Agreement() {
  const { agreement, reads, today, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  const labels = new Map(agreement.fields.map(({ key, label }) => [key, of(label)]))
  return (
    <div className="stack-wide">
      <PageHeader
        title={agreement.title}
        titleLang="id"
        lead={
          <>
            <AgreementStanding one={agreement} today={today} />
            {agreement.isSample && ` (${t('dispositions.sample')})`}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/perjanjian-data', word: t('office.agreements') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {!agreement.isOpen && <Notice tone="late">{t('dispositions.opens_nothing')}</Notice>}
      <AgreementFacts agreement={agreement} />
      <AgreementForms agreement={agreement} command={command} seen={result?.seen ?? null} />
      <div className="stack">
        <h2 id="reads">{t('dispositions.reads_title')}</h2>
        {reads === null ? (
          <p className="quiet">{t('dispositions.reads_closed')}</p>
        ) : reads.length === 0 ? (
          <p>{t('dispositions.reads_none')}</p>
        ) : (
          <Table
            caption={t('dispositions.reads_title')}
            captionHidden
            rows={reads}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'at',
                title: t('dispositions.when'),
                cell: ({ at }) => formatMoment(at, language, zone),
              },
              {
                key: 'who',
                title: t('dispositions.who'),
                cell: ({ name, office }) => (name ? `${name}, ${office.name}` : office.name),
              },
              {
                key: 'code',
                title: t('dispositions.look_code'),
                cell: ({ caseCode }) => <span className="code">{caseCode}</span>,
              },
              {
                key: 'reason',
                title: t('dispositions.look_reason'),
                cell: ({ reason }) => <span lang="id">{reason}</span>,
              },
              {
                key: 'fields',
                title: t('dispositions.fields'),
                cell: ({ fields }) => fields.map((key) => labels.get(key) ?? key).join(', '),
              },
              {
                key: 'found',
                title: t('dispositions.found'),
                cell: ({ found }) => t(found ? 'dispositions.yes' : 'dispositions.no'),
              },
            ]}
          />
        )}
      </div>
    </div>
  )
}
