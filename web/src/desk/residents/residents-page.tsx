import { importResidents, residents } from '@guyub/contract/residents'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { transferUrl } from '../../kernel/call.ts'
import { formatMoment, formatNumber } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/residents-words.ts'
import { BringList } from '../bring-list.tsx'
import { useDesk } from '../desk-context.ts'
import { EraseResident } from './erase-resident.tsx'

type Register = z.output<typeof residents.answer>
type Told = z.output<typeof importResidents.answer>

/** The village's residents: brought as a list from OpenSID, used by their whole NIK, taken out again; who looked stands below. */
export default function ResidentsPage() {
  const { call, region } = useDesk()
  const { t, ofCode, language } = useWords()
  const { zone } = useVisit()
  const [register, setRegister] = useState<Register>()
  const [problem, setProblem] = useState<string>()
  const load = useCallback(async () => {
    const reply = await call(residents, {})
    if (reply.ok) setRegister(reply.answer)
    setProblem(reply.ok ? undefined : reply.problem.code)
  }, [call])
  useEffect(() => void load(), [load])
  const moment = (at: string) => formatMoment(at, language, zone)

  return (
    <div className="stack-wide">
      <PageHeader
        title={t('residents.title')}
        lead={t('residents.lead')}
        actions={
          register &&
          register.count > 0 && (
            <ButtonLink
              kind="second"
              icon="download"
              href={transferUrl(region, '/residents/export', {})}
              download=""
            >
              {t('residents.export')}
            </ButtonLink>
          )
        }
      />
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      {!register && !problem && <Skeleton word={t('shell.loading')} lines={4} />}
      {register && (
        <>
          <p>
            <strong className="numbers">{formatNumber(register.count, language)}</strong>{' '}
            {t('residents.in_register')}
          </p>
          <BringList<Told>
            path={importResidents.path}
            title={t('residents.bring')}
            file={{ label: t('residents.file'), hint: t('residents.file_hint'), accept: '.xlsx' }}
            counts={(['rows', 'added', 'changed', 'same', 'left', 'faulty'] as const).map((key) => ({
              key,
              word: t(`lists.${key}`),
            }))}
            changes={({ added, changed, left }) => added + changed + left}
            onDone={load}
          />
          {register.imports.length > 0 && (
            <Table
              caption={t('residents.imports')}
              rows={register.imports}
              rowKey={({ id }) => id}
              columns={[
                { key: 'at', title: t('lists.at'), cell: ({ at }) => moment(at) },
                ...(['rows', 'added', 'changed', 'left', 'faulty'] as const).map((key) => ({
                  ...{ key, title: t(`lists.${key}`), align: 'end' as const },
                  cell: (row: Register['imports'][number]) => formatNumber(row[key], language),
                })),
              ]}
            />
          )}
          {register.count > 0 && <EraseResident onDone={load} />}
          {register.reads.length > 0 && (
            <Table
              caption={t('lists.reads')}
              rows={register.reads.map((read, index) => ({ ...read, key: `${read.at} ${index}` }))}
              rowKey={({ key }) => key}
              columns={[
                { key: 'at', title: t('lists.at'), cell: ({ at }) => moment(at) },
                { key: 'who', title: t('lists.who'), cell: ({ name }) => name ?? '–' },
                { key: 'what', title: t('lists.what'), cell: ({ what }) => t(`residents.what_${what}`) },
              ]}
            />
          )}
        </>
      )}
    </div>
  )
}
