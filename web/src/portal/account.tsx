import { me } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { officeNames } from '../kernel/all-offices.ts'
import { formatShortDay } from '../kernel/format.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { Table } from '../ui/table/table.tsx'
import { changeAccount, DONE } from './account/change-account.ts'
import { type Passkey, Passkeys } from './account/passkeys.tsx'
import { PasswordForm } from './account/password-form.tsx'
import { SecondFactor } from './account/second-factor.tsx'
import { Sessions } from './account/sessions.tsx'

export const meta: MetaFunction = () => [{ name: 'robots', content: 'noindex' }]

interface Session {
  readonly id: string
  readonly token: string
  readonly createdAt: string
  readonly userAgent?: string | null
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const who = answerOrLeave(request, await visit.call(me, {}))
  const [current, all, keys] = await Promise.all([
    visit.auth('get-session'),
    visit.auth('list-sessions'),
    visit.auth('passkey/list'),
  ])
  const { user, session } = (current.ok ? current.answer : {}) as {
    readonly user?: { readonly email: string; readonly twoFactorEnabled?: boolean }
    readonly session?: { readonly id: string }
  }
  const sessions = (all.ok ? all.answer : []) as unknown as readonly Session[]
  return {
    done: DONE.find((one) => one === new URL(request.url).searchParams.get('sudah')) ?? null,
    name: who.name,
    places: who.memberships,
    offices: (await officeNames(visit.call)) ?? {},
    worksHere: who.acting !== null,
    mayConfirm: who.acting?.permissions.some((one) => one === 'identity.confirm') ?? false,
    email: user?.email ?? '',
    hasSecondFactor: user?.twoFactorEnabled === true,
    passkeys: (keys.ok ? keys.answer : []) as unknown as readonly Passkey[],
    // Tokens stay here: a page needs to know how many and from when, not what opens them.
    sessions: sessions.map(({ id, createdAt, userAgent }) => ({
      ...{ id, createdAt, isThis: id === session?.id },
      device: userAgent?.slice(0, 120) ?? '',
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const result = await changeAccount(visitOf(context), await request.formData())
  // A changed password comes with another session, which only the next request has.
  if (result.done) return redirect(`/akun?sudah=${result.done}`, 303)
  return result.problem ? data(result, { status: 400 }) : result
}

/** What is mine: my places, my password, my second factor, where I am signed in. */
export default function Account() {
  const { done, name, email, places, offices, worksHere, mayConfirm, hasSecondFactor, passkeys, sessions } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode, language } = useWords()
  const day = (at: string | null) =>
    at ? formatShortDay(`${at}T00:00:00Z`, language, 'UTC') : t('desk.open_end')
  return (
    <div className="wide stack-wide">
      <PageHeader
        title={name}
        tab={t('shell.officers')}
        lead={email}
        actions={
          <>
            {mayConfirm && (
              <ButtonLink kind="second" href="/meja/orang">
                {t('desk.people')}
              </ButtonLink>
            )}
            {worksHere && <ButtonLink href="/masuk/tujuan">{t('portal.account_to_work')}</ButtonLink>}
            <form method="post" action="/keluar">
              <Button kind="second">{t('desk.sign_out')}</Button>
            </form>
          </>
        }
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {done && !result && <Notice tone="done" title={t(`portal.account_done_${done}`)} />}
      <section className="stack">
        <h2>{t('portal.account_places')}</h2>
        {places.length === 0 && <p className="quiet">{t('desk.no_place_text')}</p>}
        {places.length > 0 && (
          <Table
            caption={t('portal.account_places')}
            captionHidden
            rows={places}
            rowKey={({ id }) => id}
            columns={[
              { key: 'role', title: t('desk.role'), cell: ({ role }) => t(`role.${role}`) },
              {
                key: 'office',
                title: t('desk.office'),
                cell: ({ office }) => offices[office] ?? office,
              },
              { key: 'decree', title: t('desk.decree'), cell: ({ decree }) => decree },
              {
                key: 'period',
                title: t('desk.period'),
                cell: ({ from, until }) => `${day(from)} – ${day(until)}`,
              },
            ]}
          />
        )}
      </section>
      <div className="doors">
        <SecondFactor isOn={hasSecondFactor} begun={result?.begun ?? null} />
        <PasswordForm />
        <Passkeys passkeys={passkeys} />
      </div>
      <Sessions sessions={sessions} />
    </div>
  )
}
