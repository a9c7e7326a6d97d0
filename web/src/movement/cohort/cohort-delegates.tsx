import { formatShare } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { CohortView } from './cohort-stage.tsx'

/** The same people through all stages, with who came in whose place. */
export function CohortDelegates({
  view,
  mayManage,
}: {
  readonly view: CohortView
  readonly mayManage: boolean
}) {
  const { t, language } = useWords()
  const delegates = view.delegates ?? []
  const nameOf = (id: string) => delegates.find((one) => one.id === id)?.name ?? '–'
  const groupOf = (key: string | null) => view.groups.find((group) => group.key === key)?.name ?? '–'
  const stageOf = (sessionId: string) => {
    const stage = view.sessions.find(({ id }) => id === sessionId)?.stage
    return view.stages.find(({ key }) => key === stage)?.title ?? ''
  }
  const due = delegates.filter(
    ({ isWithdrawn, isCertified, share }) =>
      !isWithdrawn && !isCertified && (share ?? 0) >= view.requiredShare,
  ).length
  return (
    <div className="stack">
      <h2 id="delegates">{t('cohort.delegates')}</h2>
      <p className="quiet">
        {t('cohort.delegates_text', { share: formatShare(view.requiredShare, language) })}
      </p>
      {mayManage && (
        <div className="row screen-only">
          <ButtonLink kind="second" size="small" href={`/gerakan/bimtek/${view.id}/peserta/baru`}>
            {t('cohort.add_delegate')}
          </ButtonLink>
          {due > 0 && (
            <form method="post">
              <Button size="small" name="intent" value="certify">
                {t('cohort.certify', { count: due })}
              </Button>
            </form>
          )}
        </div>
      )}
      {delegates.length === 0 ? (
        <p>{t('cohort.no_delegates')}</p>
      ) : (
        <Table
          caption={t('cohort.delegates')}
          captionHidden
          rows={delegates}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('cohort.name'),
              cell: ({ id, name, title, isWithdrawn, replaces, earlierNames }) => (
                <span lang="id">
                  {mayManage ? <a href={`/gerakan/bimtek/${view.id}/peserta/${id}`}>{name}</a> : name}{' '}
                  <span className="quiet">
                    {title}
                    {isWithdrawn && ` ${t('cohort.withdrawn')}`}
                    {replaces && ` ${t('cohort.replaces', { name: nameOf(replaces) })}`}
                    {earlierNames.length > 0 &&
                      ` ${t('cohort.attended_as', { names: earlierNames.join(', ') })}`}
                  </span>
                </span>
              ),
            },
            {
              key: 'from',
              title: t('cohort.from'),
              cell: ({ officeName, unit }) => <span lang="id">{officeName ?? unit}</span>,
            },
            { key: 'group', title: t('cohort.group'), cell: ({ group }) => groupOf(group) },
            {
              key: 'substitutes',
              title: t('cohort.substitutes'),
              cell: ({ marks }) =>
                marks
                  .filter(({ substitute }) => substitute)
                  .map(({ sessionId, substitute }) => `${stageOf(sessionId)}: ${substitute}`)
                  .join('; ') || '–',
            },
            {
              key: 'share',
              title: t('cohort.attended'),
              align: 'end',
              cell: ({ share }) => (share === null ? '–' : formatShare(share, language)),
            },
            {
              key: 'certificate',
              title: t('cohort.certificate'),
              cell: ({ id, isCertified }) =>
                isCertified ? <a href={`/gerakan/berkas-bimtek/${view.id}/sertifikat/${id}`}>PDF</a> : '–',
            },
          ]}
        />
      )}
    </div>
  )
}
