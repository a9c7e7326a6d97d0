import { normalTrackingCode, regionOf } from '@guyub/contract/cases'
import { enterCommunity } from '@guyub/contract/communities'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { keyCookie } from './access-key.ts'

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return { code: searchParams.get('kode') ?? '', isExpired: searchParams.has('habis') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const form = await request.formData()
  const code = normalTrackingCode(String(form.get('code') ?? ''))
  const pin = String(form.get('pin') ?? '').replace(/\D/g, '')
  const unknown = 'communities.access_unknown'
  if (!/^\d{6}$/.test(pin) || !regionOf(code)) return data({ code, problem: unknown }, { status: 400 })
  const reply = await visit.call(enterCommunity, { code, pin }, { region: regionOf(code) })
  if (!reply.ok) {
    const { status, code: said } = reply.problem
    // A code of a region that is not here is as unknown as every other.
    return data({ code, problem: status === 404 ? unknown : said }, { status: status || 500 })
  }
  visit.setCookie(keyCookie(reply.answer.code, reply.answer.key))
  throw redirect('/komunitas/saya', 303)
}

export default function Enter() {
  const { code, isExpired } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={t('communities.enter')}
        lead={t('communities.enter_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/komunitas', word: t('communities.title') }]}
      />
      {isExpired && !tried && <Notice>{t('communities.access_expired')}</Notice>}
      <form method="post" className="stack">
        <Field
          name="code"
          label={t('communities.code')}
          error={tried ? ofCode(tried.problem) : undefined}
          defaultValue={tried?.code ?? code}
          required
          maxLength={40}
          width="medium"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Field
          name="pin"
          label={t('communities.pin')}
          hint={t('communities.pin_hint')}
          required
          digits
          pattern="[0-9]{6}"
          maxLength={6}
          width="short"
        />
        <div>
          <Button icon="arrow">{t('communities.enter_button')}</Button>
        </div>
      </form>
      <p className="quiet column">{t('communities.enter_lost')}</p>
    </div>
  )
}
