import { formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'

export interface Passkey {
  readonly id: string
  readonly name: string
  readonly host: string
  readonly createdAt: string
  readonly usedAt: string | null
}

/** Signing in with fingerprint, face or the PIN of one's own device. */
export function Passkeys({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  const day = (at: string) => formatShortDay(at, language, zone)
  return (
    <section className="card stack" id="kunci-sandi">
      <h2>{t('portal.passkeys')}</h2>
      <p className="quiet">{t('portal.passkeys_lead')}</p>
      {passkeys.length > 0 && (
        <ul className="plain-list stack">
          {passkeys.map(({ id, name, host, createdAt, usedAt }) => (
            <li key={id} className="row" style={{ justifyContent: 'space-between' }}>
              <div>
                <strong>{name}</strong>
                <div className="small quiet">
                  {host} · {t('portal.passkey_made', { day: day(createdAt) })} ·{' '}
                  {usedAt ? t('portal.passkey_used', { day: day(usedAt) }) : t('portal.passkey_unused')}
                </div>
              </div>
              <form method="post" action="#kunci-sandi">
                <input type="hidden" name="intent" value="passkey-remove" />
                <input type="hidden" name="id" value={id} />
                <Button kind="danger" aria-label={t('portal.passkey_remove_named', { name })}>
                  {t('portal.passkey_remove')}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <p className="small quiet" data-passkey-unable>
        {t('portal.passkey_unable')}
      </p>
      <div hidden data-passkey-cancelled>
        <Notice tone="late">{t('portal.passkey_cancelled')}</Notice>
      </div>
      <form method="post" action="#kunci-sandi" className="stack" data-passkey="add" hidden>
        <input type="hidden" name="intent" value="passkey-add" />
        <input type="hidden" name="answer" />
        <input type="hidden" name="problem" />
        <Field
          name="name"
          id="passkey-name"
          label={t('portal.passkey_name')}
          hint={t('portal.passkey_name_hint')}
          required
          maxLength={60}
        />
        <Field
          name="password"
          id="passkey-password"
          type="password"
          label={t('portal.sign_in_password')}
          required
          autoComplete="current-password"
        />
        <div>
          <Button icon="lock">{t('portal.passkey_add')}</Button>
        </div>
      </form>
      <script type="module" src="/plain/use-passkey.js" />
    </section>
  )
}
