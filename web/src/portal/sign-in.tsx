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
import { Button } from '../ui/button/button.tsx'
import { Field } from '../ui/field/field.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { passkeySignIn } from './account/passkey-answer.ts'
import { PasskeyDoor } from './account/passkey-door.tsx'
import { TotpField } from './account/totp-field.tsx'

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return { back: searchParams.get('kembali') ?? '', asksCode: searchParams.has('kode') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const visit = visitOf(context)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const back = text('back')
  const reply = form.has('answer')
    ? await passkeySignIn(visit.auth, form)
    : form.has('backup')
      ? await visit.auth('two-factor/verify-backup-code', { code: text('backup') })
      : form.has('code')
        ? await visit.auth('two-factor/verify-totp', { code: text('code').replace(/\D/g, '') })
        : await visit.auth('sign-in/email', {
            email: text('email'),
            password: String(form.get('password') ?? ''),
          })
  if (!reply.ok) {
    const { status, code } = reply.problem
    return data(
      { email: text('email'), error: status === 429 ? 'identity.too_many_attempts' : code },
      { status },
    )
  }
  if (reply.answer.twoFactorRedirect) return redirect(`/masuk?kode&kembali=${encodeURIComponent(back)}`, 303)
  return redirect(`/masuk/tujuan?kembali=${encodeURIComponent(back)}`, 303)
}

export default function SignIn() {
  const { back, asksCode } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="wide stack" style={{ maxWidth: 560 }}>
      <PageHeader
        title={t('portal.sign_in_title')}
        lead={t(asksCode ? 'portal.sign_in_code_lead' : 'portal.sign_in_lead')}
      />
      {tried && <Notice tone="broken">{ofCode(tried.error)}</Notice>}
      <form method="post" className="card stack">
        <input type="hidden" name="back" value={back} />
        {asksCode ? (
          <TotpField />
        ) : (
          <>
            <Field
              name="email"
              type="email"
              label={t('portal.sign_in_email')}
              defaultValue={tried?.email}
              required
              autoComplete="username"
            />
            <Field
              name="password"
              type="password"
              label={t('portal.sign_in_password')}
              required
              autoComplete="current-password"
            />
          </>
        )}
        <div>
          <Button>{t('portal.sign_in_button')}</Button>
        </div>
      </form>
      {asksCode && (
        <details>
          <summary>{t('portal.sign_in_backup')}</summary>
          <form method="post" className="stack" style={{ marginTop: 16 }}>
            <input type="hidden" name="back" value={back} />
            <Field
              name="backup"
              label={t('portal.sign_in_backup_code')}
              required
              maxLength={20}
              width="medium"
            />
            <div>
              <Button kind="second">{t('portal.sign_in_button')}</Button>
            </div>
          </form>
        </details>
      )}
      {!asksCode && <PasskeyDoor back={back} />}
      <p className="quiet">{t('portal.sign_in_help')}</p>
    </div>
  )
}
