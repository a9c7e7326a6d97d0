import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import type { Begun } from './change-account.ts'
import { TotpField } from './totp-field.tsx'

interface SecondFactorProps {
  readonly isOn: boolean
  readonly begun: Begun | null
}

/** A code from the phone besides the password. Switched on with the password, and only after a first code was right. */
export function SecondFactor({ isOn, begun }: SecondFactorProps) {
  const { t } = useWords()
  return (
    <section className="card stack" id="dua-langkah">
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h2>{t('portal.account_totp')}</h2>
        <StateBadge
          tone={isOn ? 'done' : 'late'}
          word={t(isOn ? 'portal.account_on' : 'portal.account_off')}
        />
      </div>
      {begun ? (
        <Scan begun={begun} />
      ) : (
        <form method="post" action="#dua-langkah" className="stack">
          <p className="quiet">{t(isOn ? 'portal.account_totp_is_on' : 'portal.account_totp_lead')}</p>
          <input type="hidden" name="intent" value={isOn ? 'totp-off' : 'totp-begin'} />
          <Field
            name="password"
            id="totp-password"
            type="password"
            label={t('portal.sign_in_password')}
            required
            autoComplete="current-password"
          />
          <div>
            <Button kind={isOn ? 'danger' : 'first'} icon="shield">
              {t(isOn ? 'portal.account_totp_end' : 'portal.account_totp_begin')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function Scan({ begun: { uri, qr, secret, backupCodes } }: { readonly begun: Begun }) {
  const { t } = useWords()
  return (
    <form method="post" action="#dua-langkah" className="stack">
      <input type="hidden" name="intent" value="totp-code" />
      <input type="hidden" name="uri" value={uri} />
      <input type="hidden" name="codes" value={backupCodes.join(' ')} />
      <p>{t('portal.account_totp_scan')}</p>
      <div
        className="totp-qr"
        role="img"
        aria-label={t('portal.account_totp_qr')}
        dangerouslySetInnerHTML={{ __html: qr }}
      />
      <p className="small">
        {t('portal.account_totp_secret')} <span className="code">{secret}</span>
      </p>
      {backupCodes.length > 0 && (
        <details open>
          <summary>{t('portal.account_backup')}</summary>
          <p className="small quiet">{t('portal.account_backup_text')}</p>
          <ul className="backup-codes code">
            {backupCodes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </details>
      )}
      <TotpField />
      <div>
        <Button icon="check">{t('portal.account_totp_confirm')}</Button>
      </div>
    </form>
  )
}
