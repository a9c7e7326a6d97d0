import { localDay } from '@guyub/contract/calendar'
import { newCommandId } from '@guyub/contract/command'
import { createUser, startMembership } from '@guyub/contract/identity'
import { ROLES, type Role } from '@guyub/contract/identity/roles'
import type { Office } from '@guyub/contract/regions'
import { type FormEvent, useState } from 'react'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import { newPassword } from './new-password.ts'
import type { Place } from './people-page.tsx'

interface AddPersonProps {
  readonly offices: readonly Office[]
  readonly people: readonly Place[]
  readonly onAdded: () => Promise<void>
}

/** An account with its first place; or, for somebody who is here already, one more place. The password is shown once. */
export function AddPerson({ offices, people, onAdded }: AddPersonProps) {
  const { call } = useDesk()
  const visit = useVisit()
  const { t, ofCode } = useWords()
  const [office, setOffice] = useState('')
  const [role, setRole] = useState('')
  const [problem, setProblem] = useState<string>()
  const [made, setMade] = useState<{
    readonly name: string
    readonly email?: string
    readonly password?: string
  }>()
  const [isBusy, setIsBusy] = useState(false)
  const known = offices.find(({ code, name }) => office === code || office === `${name} · ${code}`)

  async function add(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const text = (name: string) => String(given.get(name) ?? '').trim()
    if (!known) return setProblem('identity.unknown_office')
    if (!role) return setProblem('identity.role_missing')
    setIsBusy(true)
    const until = text('until')
    const place = {
      office: known.code,
      role: role as Role,
      decree: text('decree'),
      from: text('from'),
      ...(until && { until }),
    }
    const [name, email, password] = [text('name'), text('email').toLowerCase(), newPassword()]
    const userId = people.find((one) => one.name === name)?.id
    // Without an address it is somebody who has an account: their name says who.
    const reply =
      !email && userId
        ? await call(startMembership, { ...place, commandId: newCommandId(), userId })
        : await call(createUser, { commandId: newCommandId(), name, email, password, membership: place })
    setIsBusy(false)
    setProblem(reply.ok ? undefined : reply.problem.code)
    if (!reply.ok) return
    setMade({ name, ...(email && { email, password }) })
    form.reset()
    setOffice('')
    setRole('')
    await onAdded()
  }

  return (
    <details className="card" open={made !== undefined || problem !== undefined}>
      <summary>
        <strong>{t('desk.add_person')}</strong>
      </summary>
      <form className="stack" style={{ marginTop: 16 }} onSubmit={(event) => void add(event)}>
        {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
        {made && (
          <Notice
            tone="done"
            title={t(made.email ? 'desk.account_made' : 'identity.place_given', { name: made.name })}
          >
            {made.email && (
              <>
                <p>{t('identity.account_made_text')}</p>
                <p>
                  <span className="code">{made.email}</span>
                  <br />
                  <strong className="code">{made.password}</strong>
                </p>
              </>
            )}
            <p>{t('identity.place_given_text')}</p>
          </Notice>
        )}
        <div className="two">
          <div className="stack">
            <Field name="name" label={t('desk.person_name')} required maxLength={120} list="known-people" />
            <datalist id="known-people">
              {[...new Set(people.map(({ name }) => name))].map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <Field
              name="email"
              type="email"
              label={t('portal.sign_in_email')}
              hint={t('desk.email_hint')}
              maxLength={254}
            />
            <Field
              name="office"
              label={t('desk.office')}
              hint={known ? known.name : t('desk.office_hint')}
              list="known-offices"
              required
              value={office}
              onChange={(event) => setOffice(event.target.value)}
            />
            <datalist id="known-offices">
              {offices.map(({ code, name }) => (
                <option key={code} value={`${name} · ${code}`} />
              ))}
            </datalist>
          </div>
          <div className="stack">
            <Choice
              name="role"
              label={t('desk.role')}
              value={role}
              onChange={setRole}
              options={ROLES.map((key) => ({ key, label: t(`role.${key}`) }))}
            />
            <Field
              name="decree"
              label={t('desk.decree')}
              hint={t('desk.decree_hint')}
              required
              maxLength={200}
            />
            <div className="pair">
              <Field
                name="from"
                type="date"
                label={t('movement.from')}
                defaultValue={localDay(visit, new Date())}
                required
                width="medium"
              />
              <Field
                name="until"
                type="date"
                label={t('movement.to')}
                optional={t('shell.optional')}
                width="medium"
              />
            </div>
          </div>
        </div>
        <div>
          <Button disabled={isBusy}>{t('desk.add_person')}</Button>
        </div>
      </form>
    </details>
  )
}
