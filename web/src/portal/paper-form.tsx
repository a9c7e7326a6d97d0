import { newTrackingCode } from '@guyub/contract/cases'
import { service } from '@guyub/contract/services'
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button } from '../ui/button/button.tsx'
import { Field } from '../ui/field/field.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { BlankField } from './paper-form/blank-field.tsx'
import { conditionWords } from './paper-form/condition-words.ts'
import './paper-form/paper-form.css'

const MOST = 20

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

/** Each copy has a code of its own, made with the page: nothing is kept until somebody types it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const reply = await visit.call(service, { service: params.service ?? '' })
  const use = reply.ok && reply.answer.service.case
  if (!use) throw new Response(null, { status: 404 })
  const { key, title, version, requirements } = reply.answer.service
  const asked = Number(new URL(request.url).searchParams.get('lembar'))
  const copies = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), MOST) : 1
  return {
    service: { key, title, version, requirements },
    pages: use.pages,
    intake: use.intake.filter((kind) => kind !== 'public'),
    codes: Array.from({ length: copies }, () => newTrackingCode(visit.region)),
  }
}

/** A form to be filled in by hand. What is written on it is typed at a counter, under the code that stands on it. */
export default function PaperForm() {
  const { service: about, codes } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <div className="wide stack-wide">
      <div className="screen-only stack">
        <PageHeader
          title={t('paper.title')}
          lead={t('paper.lead')}
          trailLabel={t('shell.trail')}
          trail={[
            { href: '/layanan', word: t('shell.services') },
            { href: `/layanan/${about.key}`, word: of(about.title) },
          ]}
          actions={
            <Button type="button" icon="print" data-print hidden>
              {t('paper.print')}
            </Button>
          }
        />
        <form className="row">
          <Field
            name="lembar"
            label={t('paper.copies')}
            defaultValue={codes.length}
            digits
            maxLength={2}
            width="short"
          />
          <Button kind="second">{t('paper.make')}</Button>
        </form>
      </div>
      {codes.map((code) => (
        <Copy key={code} code={code} />
      ))}
      <script type="module" src="/plain/print-page.js" />
    </div>
  )
}

function Copy({ code }: { readonly code: string }) {
  const { service: about, pages, intake } = useLoaderData<typeof loader>()
  const { regionName } = useVisit()
  const words = useWords()
  const { t, of } = words
  const places = intake.map((kind) => t(`portal.intake_${kind}`)).join(', ')
  return (
    <article className="blank-form">
      <header>
        <div>
          <span>{regionName}</span>
          <h2>{of(about.title)}</h2>
        </div>
        <div className="blank-code">
          <span className="small">{t('paper.code')}</span>
          <strong className="code">{code}</strong>
        </div>
      </header>
      <p className="small">{t('paper.how', { places })}</p>
      {pages.map((page) => (
        <section key={page.key}>
          <h3>{of(page.title)}</h3>
          {page.when && (
            <p className="blank-hint">{t('paper.when', { what: conditionWords(page.when, pages, words) })}</p>
          )}
          {page.fields.map((field) => (
            <BlankField key={field.key} field={field} pages={pages} />
          ))}
        </section>
      ))}
      <section>
        <h3>{t('paper.bring')}</h3>
        <ul className="blank-choices">
          {about.requirements.map(({ key, label, when }) => (
            <li key={key}>
              <span className="blank-box" aria-hidden="true" /> {of(label)}
              {when && ` (${of(when)})`}
            </li>
          ))}
        </ul>
      </section>
      <footer>
        <div>{t('paper.day')}</div>
        <div>{t('paper.signature')}</div>
        <div>{t('paper.typed')}</div>
      </footer>
      <p className="small code">
        {code} · {about.key} {about.version}
      </p>
    </article>
  )
}
