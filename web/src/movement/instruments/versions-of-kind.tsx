import { type InstrumentKind, type InstrumentVersion, keyOfVersion } from '@guyub/contract/instruments'
import { formatDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Select } from '../../ui/select/select.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'

interface VersionsOfKindProps {
  readonly kind: InstrumentKind
  readonly versions: readonly InstrumentVersion[]
  readonly mayBring: boolean
  readonly command: string
}

const pathOf = ({ key, version }: InstrumentVersion) => `${key}/${version}`

/** The versions of one kind: each can be taken as a start, a draft released, and two put beside each other. */
export function VersionsOfKind({ kind, versions, mayBring, command }: VersionsOfKindProps) {
  const { t, of, language } = useWords()
  const { zone } = useVisit()
  const nameOf = ({ key, version, title }: InstrumentVersion) =>
    `${title ? of(title) : key}${version ? ` (${t('instrument.version', { version })})` : ''}`
  const options = versions.map((each) => ({ key: pathOf(each), label: nameOf(each) }))
  return (
    <section className="stack">
      <h2>{t(`instrument.kind_${kind}`)}</h2>
      <Table
        caption={t(`instrument.kind_${kind}`)}
        captionHidden
        rows={versions}
        rowKey={pathOf}
        columns={[
          { key: 'name', title: t('instrument.name'), cell: nameOf },
          {
            key: 'key',
            title: t('instrument.key'),
            cell: ({ key, version }) => <span className="code">{keyOfVersion(key, version)}</span>,
          },
          {
            key: 'state',
            title: t('instrument.state'),
            cell: ({ version, mayBeChosen }) => (
              <StateBadge
                tone={mayBeChosen ? 'done' : 'waiting'}
                word={t(
                  version === 0
                    ? 'instrument.state_own'
                    : mayBeChosen
                      ? 'instrument.state_released'
                      : 'instrument.state_draft',
                )}
              />
            ),
          },
          {
            key: 'brought',
            title: t('instrument.brought_at'),
            cell: ({ broughtAt }) => (broughtAt ? formatDay(broughtAt, language, zone) : '–'),
          },
          { key: 'note', title: t('instrument.note'), cell: ({ note }) => of(note) },
          {
            key: 'do',
            title: t('instrument.take'),
            cell: (each) => (
              <>
                <a href={`/gerakan/instrumen/${kind}/${pathOf(each)}/unduh`} download="">
                  JSON
                </a>
                {mayBring && each.id && !each.mayBeChosen && (
                  <details>
                    <summary>{t('instrument.release')}</summary>
                    <form method="post" className="stack">
                      <p className="small quiet">{t('instrument.release_text')}</p>
                      <input type="hidden" name="intent" value="release" />
                      <input type="hidden" name="command" value={command} />
                      <input type="hidden" name="instrument" value={each.id} />
                      <div>
                        <Button kind="second" size="small">
                          {t('instrument.release_now')}
                        </Button>
                      </div>
                    </form>
                  </details>
                )}
              </>
            ),
          },
        ]}
      />
      <p className="small">
        <a href={`/gerakan/instrumen/${kind}/skema`} download="">
          {t('instrument.schema')}
        </a>
      </p>
      {versions.length > 1 && (
        <form action={`/gerakan/instrumen/${kind}/banding`} className="card pair">
          <Select
            name="lama"
            id={`${kind}-lama`}
            label={t('instrument.before')}
            value={options[1]?.key ?? ''}
            options={options}
          />
          <Select
            name="baru"
            id={`${kind}-baru`}
            label={t('instrument.after')}
            value={options[0]?.key ?? ''}
            options={options}
          />
          <Button kind="second">{t('instrument.compare')}</Button>
        </form>
      )}
    </section>
  )
}
