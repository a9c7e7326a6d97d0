import { check } from '@guyub/contract/documents'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { Field, FileField } from '../ui/field/field.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import '../words/checker-words.ts'
import { CheckVerdict } from './check/check-verdict.tsx'
import { regionOfToken, tokenIn } from './check/token-in.ts'
import { sha256 } from './follow/answer-correction.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const hash = new URL(request.url).searchParams.get('sha256') ?? undefined
  const token = params.token
  if (!token && !hash) return { answer: null, problem: null }
  const visit = visitOf(context)
  const region = token ? (regionOfToken(token) ?? visit.region) : visit.region
  const reply = await visit.call(
    check,
    { ...(token && { token }), ...(hash && { sha256: hash }) },
    { region },
  )
  return reply.ok ? { answer: reply.answer, problem: null } : { answer: null, problem: reply.problem.code }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const token = tokenIn(String(form.get('token') ?? ''))
  if (token) return redirect(`/cek/${encodeURIComponent(token)}`, 303)
  const file = form.get('file')
  if (!file || typeof file === 'string' || !file.size) return data({ isEmpty: true }, { status: 400 })
  return redirect(`/cek?sha256=${await sha256(new Uint8Array(await file.arrayBuffer()))}`, 303)
}

export default function Check() {
  const { answer, problem } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader title={t('portal.check_title')} lead={t('portal.check_lead')} />
      {answer && <CheckVerdict answer={answer} />}
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {tried?.isEmpty && <Notice tone="broken">{t('portal.check_empty')}</Notice>}
      <div className="doors">
        <form
          method="post"
          action="/cek"
          encType="multipart/form-data"
          className="card stack"
          data-hash-here=""
        >
          <h2>{t('portal.check_file')}</h2>
          <p className="quiet">{t('portal.check_file_lead')}</p>
          <FileField name="file" label={t('portal.follow_same_field')} accept="application/pdf,image/*" />
          <div>
            <Button icon="shield">{t('portal.check_button')}</Button>
          </div>
        </form>
        <form method="post" action="/cek" className="card stack">
          <h2>{t('portal.check_qr')}</h2>
          <p className="quiet">{t('portal.check_qr_lead')}</p>
          <Field
            name="token"
            label={t('portal.check_token')}
            hint={t('portal.check_token_hint')}
            spellCheck={false}
          />
          <div>
            <Button kind="second" icon="shield">
              {t('portal.check_button')}
            </Button>
          </div>
        </form>
      </div>
      <section className="card row" style={{ justifyContent: 'space-between' }}>
        <div>
          <h2>{t('checker.door')}</h2>
          <p className="quiet">{t('checker.door_text')}</p>
        </div>
        <ButtonLink kind="second" href="/cek/luring">
          {t('checker.door_open')}
        </ButtonLink>
      </section>
      <section className="column stack">
        <h2>{t('portal.check_kinds')}</h2>
        <p>{t('portal.check_kind_agency')}</p>
        <p>{t('portal.check_kind_system')}</p>
        <p>{t('portal.check_kind_none')}</p>
      </section>
      <script type="module" src="/plain/hash-paper.js" />
    </div>
  )
}
