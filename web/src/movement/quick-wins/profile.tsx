import type { QuickWinView } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Table } from '../../ui/table/table.tsx'
import { SelectField } from './select-field.tsx'

interface ProfileProps {
  readonly profile: QuickWinView['profile']
  readonly mayWrite: boolean
  readonly command: string
}

const LEVELS = [1, 2, 3] as const
/** Rows of the form beyond those that are filled: it works without script, so they stand there at once. */
const SPARE = 2

/** What it brings, to whom, and what may go wrong. */
export function Profile({ profile, mayWrite, command }: ProfileProps) {
  const { t } = useWords()
  return (
    <section className="stack" id="profil">
      <h2>{t('quickwin.profile')}</h2>
      {profile ? (
        <>
          <dl className="facts">
            <dt>{t('quickwin.output')}</dt>
            <dd lang="id">{profile.output}</dd>
            <dt>{t('quickwin.beneficiaries')}</dt>
            <dd lang="id">{profile.beneficiaries}</dd>
          </dl>
          <Table
            caption={t('plan.risks')}
            rows={profile.risks}
            rowKey={({ risk }) => risk}
            columns={[
              { key: 'risk', title: t('quickwin.risk'), cell: ({ risk }) => <span lang="id">{risk}</span> },
              {
                key: 'likelihood',
                title: t('quickwin.likelihood'),
                cell: ({ likelihood }) =>
                  t(`quickwin.likelihood_${LEVELS.find((level) => level === likelihood) ?? 1}`),
              },
              {
                key: 'mitigation',
                title: t('quickwin.mitigation'),
                cell: ({ mitigation }) => <span lang="id">{mitigation}</span>,
              },
            ]}
          />
        </>
      ) : (
        <p className="quiet">{t('quickwin.no_profile')}</p>
      )}
      {mayWrite && <ProfileForm profile={profile} command={command} />}
    </section>
  )
}

function ProfileForm({ profile, command }: Omit<ProfileProps, 'mayWrite'>) {
  const { t } = useWords()
  const risks = profile?.risks ?? []
  const rows = Array.from({ length: Math.min(10, risks.length + SPARE) }, (_, place) => risks[place])
  return (
    <details open={!profile}>
      <summary>{t('quickwin.write_profile')}</summary>
      <form method="post" className="stack column">
        <input type="hidden" name="intent" value="profile" />
        <input type="hidden" name="command" value={command} />
        <input type="hidden" name="seen" value={profile?.revision ?? 0} />
        <LongField
          {...{ name: 'output', label: t('quickwin.output'), defaultValue: profile?.output, rows: 3 }}
          {...{ required: true, minLength: 3, maxLength: 2000 }}
        />
        <Field
          {...{ name: 'beneficiaries', label: t('quickwin.beneficiaries') }}
          {...{ defaultValue: profile?.beneficiaries, required: true, minLength: 3, maxLength: 1000 }}
        />
        {rows.map((risk, place) => (
          <fieldset key={`${place}-${risk?.risk ?? ''}`} className="choice stack">
            <legend className="field-label">{t('quickwin.risk_number', { number: place + 1 })}</legend>
            <Field
              {...{ name: 'risk', id: `risk-${place}`, label: t('quickwin.risk'), maxLength: 1000 }}
              {...{ defaultValue: risk?.risk, required: place === 0 }}
            />
            <SelectField
              {...{ name: 'likelihood', id: `likelihood-${place}`, label: t('quickwin.likelihood') }}
              {...{ value: risk && String(risk.likelihood), required: place === 0 }}
              options={LEVELS.map((level) => ({
                key: String(level),
                label: t(`quickwin.likelihood_${level}`),
              }))}
            />
            <Field
              {...{ name: 'mitigation', id: `mitigation-${place}`, label: t('quickwin.mitigation') }}
              {...{ defaultValue: risk?.mitigation, required: place === 0, maxLength: 1000 }}
            />
          </fieldset>
        ))}
        <div>
          <Button>{t('plan.save')}</Button>
        </div>
      </form>
    </details>
  )
}
