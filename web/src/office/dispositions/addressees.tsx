import type { Office } from '@guyub/contract/regions'
import { useWords } from '../../kernel/use-words.ts'
import { FieldNotes } from '../../ui/field/field.tsx'

export type OfficeChoice = Pick<Office, 'code' | 'name' | 'kind'>

interface AddresseesProps {
  readonly offices: readonly OfficeChoice[]
  readonly to: readonly string[]
  readonly copies: readonly string[]
  readonly error?: string | undefined
}

/** Every office with two boxes: to act, or a copy. Works without script, and with the keyboard alone. */
export function Addressees({ offices, to, copies, error }: AddresseesProps) {
  const { t } = useWords()
  const groups = [
    { key: 'agencies', members: offices.filter(({ kind }) => kind !== 'district') },
    { key: 'districts', members: offices.filter(({ kind }) => kind === 'district') },
  ] as const
  return (
    <fieldset className="addressees" data-invalid={error ? '' : undefined}>
      <legend className="field-label">{t('dispositions.addressees')}</legend>
      <FieldNotes name="to" hint={t('dispositions.addressees_hint')} error={error} />
      {groups.map(({ key, members }) => {
        const isChosen = members.some(({ code }) => to.includes(code) || copies.includes(code))
        return (
          <details key={key} open={key === 'agencies' || isChosen}>
            <summary>
              {t(`dispositions.${key}`)} ({members.length})
            </summary>
            <ul className="addressee-list">
              {members.map(({ code, name }) => (
                <li key={code}>
                  <span>{name}</span>
                  <label>
                    <input type="checkbox" name="to" value={code} defaultChecked={to.includes(code)} />
                    <span aria-hidden="true">{t('dispositions.act')}</span>
                    <span className="only-read">{t('dispositions.act_for', { office: name })}</span>
                  </label>
                  <label>
                    <input
                      type="checkbox"
                      name="copies"
                      value={code}
                      defaultChecked={copies.includes(code)}
                    />
                    <span aria-hidden="true">{t('dispositions.copy')}</span>
                    <span className="only-read">{t('dispositions.copy_for', { office: name })}</span>
                  </label>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </fieldset>
  )
}
