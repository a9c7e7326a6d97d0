import { localDay } from '@guyub/contract/calendar'
import { type Answers, asksForArea, openFields, regionOf, trackAct, trackRead } from '@guyub/contract/cases'
import { areas as areasEndpoint } from '@guyub/contract/regions'
import { service } from '@guyub/contract/services'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { asksForPlace, parsedAnswers } from './correct/asked.ts'
import { changesIn, problemsOf, typedPages } from './correct/changes.ts'
import { PlainField } from './correct/plain-field.tsx'
import { answerCorrection } from './follow/answer-correction.ts'
import { AnswerFields } from './follow/answer-fields.tsx'
import { MadeIdFields, madeIds } from './follow/made-ids.tsx'
import { keyOf } from './track-key.ts'

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

/** The request as its key opens it, with the form that it was given on. */
async function opened({ request, params, context }: LoaderFunctionArgs) {
  const trackingCode = params.code ?? ''
  const visit = visitOf(context)
  const key = keyOf(request, trackingCode)
  const back = `/lacak/${encodeURIComponent(trackingCode)}`
  if (!key) throw redirect(`/lacak?kode=${encodeURIComponent(trackingCode)}`)
  const region = regionOf(trackingCode)
  const reply = await visit.call(trackRead, { trackingCode, key }, { region })
  const action = reply.ok ? reply.answer.actions.find((one) => one.action === params.action) : undefined
  if (!reply.ok || !action || !reply.answer.form) throw redirect(back)
  const { service: begun, serviceVersion: version } = reply.answer
  const form = await visit.call(service, { service: begun, version }, { region })
  if (!form.ok) throw redirect(back)
  const use = form.answer.service.case
  const pages = use?.pages ?? []
  const areas = asksForArea(pages) ? await visit.call(areasEndpoint, {}, { region }) : undefined
  return {
    kept: { visit, trackingCode, key, region },
    ...{ back, action, view: reply.answer, before: reply.answer.form as Answers },
    pages,
    open: use ? openFields(use) : [],
    areas: areas?.ok ? areas.answer : [],
    today: localDay(form.answer.calendar, new Date()),
  }
}

export async function loader(asked: LoaderFunctionArgs) {
  const { kept: _, ...shown } = await opened(asked)
  return { ...shown, made: madeIds() }
}

export async function action(asked: ActionFunctionArgs) {
  const { kept, back, before, pages, open, areas, today } = await opened(asked)
  const known = areas.length ? new Set(areas.map(({ code }) => code)) : undefined
  const form = await asked.request.formData()
  const soFar = parsedAnswers(form.get('changes'))
  const number = Number(form.get('number')) || 0
  if (form.get('intent') === 'back')
    return { number: Math.max(0, number - 1), changes: soFar, problems: [], code: null }
  const page = typedPages(pages, { ...before, ...soFar }, today)[number]
  if (page) {
    const others = Object.entries(soFar).filter(([key]) => !page.fields.some((field) => field.key === key))
    const changes = { ...Object.fromEntries(others), ...changesIn(page.fields, before, form, areas) }
    // What the changes newly ask for on this page is shown before going on.
    const fresh = typedPages(pages, { ...before, ...changes }, today).find(({ key }) => key === page.key)
    const keys = new Set((fresh ?? page).fields.map(({ key }) => key))
    const problems = problemsOf(pages, before, changes, today, known, open).filter(({ pointer }) =>
      keys.has(pointer.split('/')[2] ?? ''),
    )
    return { number: problems.length ? number : number + 1, changes, problems, code: null }
  }
  form.set('action', asked.params.action ?? '')
  const problem = await answerCorrection(kept, form, trackAct, soFar)
  if (problem) return { number, changes: soFar, problems: [], code: problem.code }
  return redirect(`${back}?terkirim`, 303)
}

/** The applicant mends answers on a phone, a page at a time, with or without script. */
export default function Correct() {
  const { back, action: wanted, view, before, pages, areas, today, made } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const changes = sent?.changes ?? {}
  const number = sent?.number ?? 0
  const asked = typedPages(pages, { ...before, ...changes }, today)
  const page = asked[number]
  const message = [...view.timeline].reverse().find((entry) => entry.message)?.message
  return (
    <div className="wide stack-wide" style={{ maxWidth: 720 }}>
      <PageHeader
        title={page ? of(page.title) : of(wanted.label)}
        lead={t('desk.step', { step: number + 1, steps: asked.length + 1 })}
        trailLabel={t('shell.trail')}
        trail={[{ href: back, word: view.trackingCode }]}
      />
      {message && <Notice tone="late" title={message} />}
      {sent?.code && <Notice tone="broken">{ofCode(sent.code)}</Notice>}
      {sent && sent.problems.length > 0 && <Notice tone="broken" title={t('request.invalid')} />}
      <form method="post" encType="multipart/form-data" className="stack-wide">
        <input type="hidden" name="changes" value={JSON.stringify(changes)} />
        <input type="hidden" name="number" value={number} />
        {page ? (
          page.fields.map((field) => (
            <PlainField
              key={field.key}
              field={field}
              before={before[field.key]}
              now={changes[field.key]}
              problems={sent?.problems ?? []}
              areas={areas}
            />
          ))
        ) : (
          <>
            <p>{t('portal.correct_changed', { count: Object.keys(changes).length })}</p>
            <MadeIdFields made={made} />
            <AnswerFields files={view.files} />
          </>
        )}
        <div className="row">
          <Button icon={page ? 'arrow' : 'check'}>{page ? t('desk.next') : of(wanted.label)}</Button>
          {number > 0 && (
            <Button kind="second" name="intent" value="back" formNoValidate>
              {t('shell.back')}
            </Button>
          )}
          <ButtonLink kind="plain" href={back}>
            {t('desk.cancel')}
          </ButtonLink>
        </div>
      </form>
      {page?.fields.some(asksForPlace) && <script type="module" src="/plain/use-position.js" />}
    </div>
  )
}
