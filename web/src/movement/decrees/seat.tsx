import { newCommandId } from '@guyub/contract/command'
import { DECREE_ROLES, type DecreeRole, decree, dropSeat, setSeat } from '@guyub/contract/decrees'
import { people } from '@guyub/contract/identity'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { allOffices } from '../../kernel/all-offices.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { keyIn } from '../../ui/search-choice/key-in.ts'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'

async function opened({ params, context, request }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const view = answerOrLeave(request, await call(decree, { decreeId: params.decreeId ?? '' }))
  const seat = view.seats.find(({ id }) => id === params.seatId)
  if (!seat && params.seatId !== 'baru') throw new Response(null, { status: 404 })
  const [offices, accounts] = await Promise.all([allOffices(call), call(people, {})])
  const named = new Map((accounts.ok ? accounts.answer : []).map(({ id, name }) => [id, name]))
  return {
    ...{
      decreeId: view.id,
      title: view.title,
      version: view.version,
      bodies: view.bodies,
      seat: seat ?? null,
    },
    offices: (offices ?? []).map(({ code, name }) => ({ key: code, label: name })),
    accounts: [...named].map(([key, label]) => ({ key, label })),
  }
}

export function loader(asked: LoaderFunctionArgs) {
  return opened(asked)
}

export async function action(asked: ActionFunctionArgs) {
  const form = await asked.request.formData()
  const { decreeId, offices, accounts, seat } = await opened(asked)
  const { call } = visitOf(asked.context)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const command = { commandId: newCommandId(), decreeId, version: Number(text('version')) }
  const account = keyIn(accounts, text('account'))
  const isAccount = accounts.some(({ key }) => key === account)
  const name = text('name') || (accounts.find(({ key }) => key === account)?.label ?? '')
  const reply =
    text('intent') === 'drop' && seat
      ? await call(dropSeat, { ...command, seatId: seat.id })
      : await call(setSeat, {
          ...{ ...command, ...(seat && { seatId: seat.id }), body: text('body'), position: text('position') },
          ...{
            office: keyIn(offices, text('office')) || null,
            unit: text('unit') || null,
            duty: text('duty'),
          },
          person: name ? { id: isAccount ? account : null, name, title: text('title') || null } : null,
          acting: (text('acting') || null) as 'plt' | 'plh' | null,
          ...{ from: text('from') || null, until: text('until') || null },
          role: (text('role') || null) as DecreeRole | null,
        })
  if (reply.ok) throw redirect(`/gerakan/tim/keputusan/${decreeId}#seats`, 303)
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** One seat of a draft: the office, the duty that follows from its mandate, and who holds it. */
export default function Seat() {
  const { decreeId, title, version, bodies, seat, offices, accounts } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={seat ? `${seat.position}, ${seat.officeName ?? seat.unit ?? ''}` : t('decrees.add_seat')}
        lead={t('decrees.seat_lead')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/tim/keputusan', word: t('decrees.decrees') },
          { href: `/gerakan/tim/keputusan/${decreeId}`, word: title },
        ]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      <form method="post" className="card stack">
        <input type="hidden" name="version" value={version} />
        <Choice
          name="body"
          label={t('decrees.body')}
          value={seat?.body ?? bodies[0]?.key}
          options={bodies.map(({ key, name }) => ({ key, label: name }))}
        />
        <Field
          name="position"
          label={t('decrees.position')}
          defaultValue={seat?.position}
          required
          width="medium"
        />
        <SearchChoice
          name="office"
          label={t('decrees.office')}
          hint={t('decrees.office_hint')}
          options={offices}
          value={seat?.office ?? ''}
        />
        <Field
          name="unit"
          label={t('decrees.unit')}
          hint={t('decrees.unit_hint')}
          defaultValue={seat?.unit ?? ''}
          width="medium"
        />
        <LongField
          name="duty"
          label={t('decrees.duty')}
          hint={t('decrees.duty_hint')}
          defaultValue={seat?.duty}
          required
          rows={2}
        />
        <h2>{t('decrees.person')}</h2>
        <SearchChoice
          name="account"
          label={t('decrees.account')}
          hint={t('decrees.account_hint')}
          options={accounts}
          value={seat?.person?.id ?? ''}
        />
        <Field
          name="name"
          label={t('decrees.name')}
          hint={t('decrees.name_hint')}
          defaultValue={seat?.person?.name}
          width="medium"
        />
        <Field
          name="title"
          label={t('decrees.title')}
          defaultValue={seat?.person?.title ?? ''}
          width="medium"
        />
        <Choice
          name="acting"
          label={t('decrees.acting')}
          value={seat?.acting ?? ''}
          options={[
            { key: '', label: t('decrees.acting_no') },
            { key: 'plt', label: t('decrees.acting_plt') },
            { key: 'plh', label: t('decrees.acting_plh') },
          ]}
        />
        <Field
          name="from"
          type="date"
          label={t('decrees.from')}
          hint={t('decrees.from_hint')}
          defaultValue={seat?.from ?? ''}
          width="short"
        />
        <Field
          name="until"
          type="date"
          label={t('decrees.until_day')}
          hint={t('decrees.until_hint')}
          defaultValue={seat?.until ?? ''}
          width="short"
        />
        <Choice
          name="role"
          label={t('decrees.role')}
          hint={t('decrees.role_hint')}
          value={seat?.role ?? ''}
          options={[
            { key: '', label: t('decrees.no_role') },
            ...DECREE_ROLES.map((key) => ({ key, label: t(`role.${key}`) })),
          ]}
        />
        <div className="row">
          <Button>{t('decrees.save')}</Button>
          {seat && (
            <Button kind="danger" name="intent" value="drop" formNoValidate>
              {t('decrees.drop_seat')}
            </Button>
          )}
        </div>
      </form>
    </div>
  )
}
