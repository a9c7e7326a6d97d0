import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button } from '../ui/button/button.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { NewPasswordFields } from './account/new-password-fields.tsx'

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const back = new URL(request.url).searchParams.get('kembali') ?? ''
  const current = await visitOf(context).auth('get-session')
  const { user } = (current.ok ? (current.answer ?? {}) : {}) as {
    readonly user?: { readonly email: string }
  }
  if (!user) throw redirect(`/masuk?kembali=${encodeURIComponent(back)}`)
  return { back, email: user.email }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  if (text('new') !== text('again')) return data({ error: 'identity.password_differs' }, { status: 400 })
  const body = { currentPassword: text('current'), newPassword: text('new'), revokeOtherSessions: true }
  const reply = await visitOf(context).auth('change-password', body)
  if (reply.ok) return redirect(`/masuk/tujuan?kembali=${encodeURIComponent(text('back'))}`, 303)
  const { status, code } = reply.problem
  return data({ error: status === 429 ? 'identity.too_many_attempts' : code }, { status })
}

/** The first thing that whoever got a password from somebody else sees: one of their own, which nobody else knows. */
export default function NewPassword() {
  const { back, email } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="wide stack" style={{ maxWidth: 560 }}>
      <PageHeader title={t('identity.new_password')} lead={t('identity.new_password_lead')} />
      {tried && <Notice tone="broken">{ofCode(tried.error)}</Notice>}
      <form method="post" className="card stack">
        <input type="hidden" name="back" value={back} />
        {/* For whoever keeps passwords: it says to which account the new one belongs. */}
        <input type="hidden" name="email" value={email} autoComplete="username" />
        <NewPasswordFields
          currentLabel={t('identity.given_password')}
          hint={t('identity.new_password_hint')}
        />
        <div>
          <Button icon="check">{t('identity.new_password_keep')}</Button>
        </div>
      </form>
      <form method="post" action="/keluar">
        <Button kind="plain">{t('desk.sign_out')}</Button>
      </form>
    </div>
  )
}
