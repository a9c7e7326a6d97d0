import {
  regionOf,
  trackAct,
  trackLanguage,
  trackRate,
  trackRating,
  trackRead,
  trackReads,
} from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { trackMessages } from '@guyub/contract/outbox'
import { LANGUAGES } from '@guyub/contract/text'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formatMoment } from '../kernel/format.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button } from '../ui/button/button.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { scaleAnswersIn } from '../ui/scale-questions/scale-questions.tsx'
import { StateBadge } from '../ui/state-badge/state-badge.tsx'
import { Timeline } from '../ui/timeline/timeline.tsx'
import { actOnMessages } from './follow/act-on-messages.ts'
import { answerCorrection } from './follow/answer-correction.ts'
import { AnswerForm } from './follow/answer-form.tsx'
import { compareFile } from './follow/compare-file.ts'
import { CompareForm } from './follow/compare-form.tsx'
import { course } from './follow/course.tsx'
import { madeIds } from './follow/made-ids.tsx'
import { MessageLanguage } from './follow/message-language.tsx'
import { Messages } from './follow/messages.tsx'
import { ProductStatus } from './follow/product-status.tsx'
import { RatingForm } from './follow/rating-form.tsx'
import { Reads } from './follow/reads.tsx'
import { ReasonedForms } from './follow/reasoned-forms.tsx'
import { toneOf } from './follow/tone.ts'
import { forgetKey, keyOf } from './track-key.ts'

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trackingCode = params.code ?? ''
  const visit = visitOf(context)
  const key = keyOf(request, trackingCode)
  if (!key) throw redirect(`/lacak?kode=${encodeURIComponent(trackingCode)}`)
  const reply = await visit.call(trackRead, { trackingCode, key }, { region: regionOf(trackingCode) })
  if (reply.ok) {
    const reads = await visit.call(trackReads, { trackingCode, key }, { region: regionOf(trackingCode) })
    const isSent = new URL(request.url).searchParams.has('terkirim')
    const told = await visit.call(trackMessages, { trackingCode, key }, { region: regionOf(trackingCode) })
    const messages = told.ok ? told.answer : { isStopped: null, pushKey: null }
    const rated = await visit.call(trackRating, { trackingCode, key }, { region: regionOf(trackingCode) })
    return {
      ...{ view: reply.answer, reads: reads.ok ? reads.answer : [], messages, isSent, now: Date.now() },
      rating: rated.ok ? rated.answer : { form: null, isRated: false },
      command: newCommandId(),
      made: madeIds(),
    }
  }
  visit.setCookie(forgetKey())
  throw redirect(`/lacak?kode=${encodeURIComponent(trackingCode)}&alasan=habis`)
}

/** What came of a form on this page. */
const NOTHING = {
  compared: null as Awaited<ReturnType<typeof compareFile>> | null,
  problem: null as string | null,
  isSent: false,
  isHeard: false,
  isTold: false,
  scores: {} as Readonly<Record<string, number>>,
  comment: '',
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const trackingCode = params.code ?? ''
  const visit = visitOf(context)
  const key = keyOf(request, trackingCode)
  if (!key) throw redirect(`/lacak?kode=${encodeURIComponent(trackingCode)}`)
  const form = await request.formData()
  const kept = { visit, trackingCode, key, region: regionOf(trackingCode) }
  switch (form.get('intent')) {
    case 'leave':
      visit.setCookie(forgetKey())
      throw redirect('/', 303)
    case 'compare':
      return { ...NOTHING, compared: await compareFile(kept, form) }
    case 'language': {
      const language = LANGUAGES.find((one) => one === form.get('language')) ?? 'id'
      const command = { trackingCode, key, language, commandId: newCommandId() }
      const reply = await visit.call(trackLanguage, command, { region: kept.region })
      return reply.ok
        ? { ...NOTHING, isHeard: true }
        : data({ ...NOTHING, problem: reply.problem.code }, { status: reply.problem.status || 500 })
    }
    case 'rate': {
      const scores = scaleAnswersIn(form)
      const comment = String(form.get('comment') ?? '').trim()
      const command = { trackingCode, key, commandId: String(form.get('command') ?? ''), scores }
      const said = { ...command, ...(comment && { comment }) }
      const reply = await visit.call(trackRate, said, { region: kept.region })
      if (reply.ok) return NOTHING
      const { code, status } = reply.problem
      return data({ ...NOTHING, problem: code, scores, comment }, { status: status || 500 })
    }
    case 'start-messages':
    case 'stop-messages':
    case 'push': {
      const problem = await actOnMessages(kept, form)
      if (problem) return data({ ...NOTHING, problem: problem.code }, { status: problem.status || 500 })
      return { ...NOTHING, isTold: form.get('intent') === 'push' }
    }
    default: {
      const problem = await answerCorrection(kept, form, trackAct)
      if (problem) return data({ ...NOTHING, problem: problem.code }, { status: problem.status || 500 })
      return { ...NOTHING, isSent: true }
    }
  }
}

export default function Follow() {
  const { view, reads, messages, rating, command, made, isSent, now } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  const moment = (at: string) => formatMoment(at, language, zone)
  return (
    <div className="wide stack-wide" data-live={view.trackingCode}>
      <PageHeader
        title={view.subject ?? of(view.title)}
        tab={of(view.title)}
        lead={
          <>
            {of(view.title)} · <span className="code">{view.trackingCode}</span>
            <br />
            {t('portal.follow_at', { office: view.office })} · {moment(view.submittedAt)}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/lacak', word: t('shell.track') }]}
        actions={<StateBadge tone={toneOf(view.state.tone)} word={of(view.state.label)} />}
      />
      {isSent && !result && <Notice tone="done">{t('portal.follow_answer_sent')}</Notice>}
      {result?.isSent && (
        <Notice tone="done" title={t('portal.follow_sent')}>
          {!of(view.summary).startsWith(of(view.state.applicant)) && of(view.state.applicant)}
        </Notice>
      )}
      {result?.isHeard && <Notice tone="done">{t('portal.follow_messages_changed')}</Notice>}
      {result?.isTold && <Notice tone="done">{t('portal.follow_push_done')}</Notice>}
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <p className="summary">{of(view.summary)}</p>
      <AnswerForm view={view} made={made} />
      <ReasonedForms view={view} made={made} />
      {rating.isRated && <p className="quiet">{t('satisfaction.rated')}</p>}
      {rating.form && (
        <RatingForm
          form={rating.form}
          command={command}
          isAgain={result?.problem === 'cases.rating_incomplete' || Boolean(result?.comment)}
          before={result?.scores ?? {}}
          comment={result?.comment}
        />
      )}
      <div className="two">
        <section className="card stack">
          <h2>{t('portal.follow_products')}</h2>
          {view.products.map((product) => (
            <ProductStatus key={product.key} product={product} trackingCode={view.trackingCode} now={now} />
          ))}
        </section>
        <section className="stack">
          <h2>{t('portal.follow_history')}</h2>
          <Timeline
            label={t('portal.follow_history')}
            entries={course(view, { of, begun: t('portal.follow_since') }).map((entry, index) => ({
              ...entry,
              tone: index === 0 ? toneOf(view.state.tone) : 'done',
              when: moment(entry.at),
            }))}
          />
        </section>
      </div>
      {view.products.some(({ paper }) => paper) && (
        <CompareForm view={view} result={result?.compared ?? null} />
      )}
      <MessageLanguage view={view} />
      <Messages {...messages} />
      <Reads reads={reads} />
      <form method="post" className="row screen-only">
        <input type="hidden" name="intent" value="leave" />
        <Button kind="second" icon="lock">
          {t('portal.follow_leave')}
        </Button>
        <span className="small quiet">{t('portal.follow_leave_text')}</span>
      </form>
      <script type="module" src="/plain/live-status.js" />
    </div>
  )
}
