import { newCommandId } from '@guyub/contract/command'
import { BREAKDOWNS, figures } from '@guyub/contract/indicators'
import type { ReactNode } from 'react'
import { type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askEventWords } from '../kernel/ask-event-words.ts'
import { officeName, paperName } from '../kernel/event-words.ts'
import { formatMoment, formatNumber, formatShortDay } from '../kernel/format.ts'
import { localOf } from '../kernel/local-moment.ts'
import { ownPermissions } from '../kernel/own-permissions.ts'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { visitOf } from '../kernel/visit.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { Choice } from '../ui/choice/choice.tsx'
import { DownloadLinks } from '../ui/download-links/download-links.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { Field } from '../ui/field/field.tsx'
import { Figure } from '../ui/figure/figure.tsx'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import { Table } from '../ui/table/table.tsx'
import { askFigure } from './dashboards/ask-figure.ts'
import { AskOffice } from './dashboards/ask-office.tsx'
import { useFigureWords } from './figure-words.ts'
import { officeChoices } from './office-list.tsx'
import { sliceOf, sliceQuery } from './slice.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const chosen = BREAKDOWNS.find((one) => one === searchParams.get('menurut'))
  const slice = sliceOf(searchParams)
  const indicator = params.indicator ?? ''
  const { call, language, zone } = visitOf(context)
  const living = await call(figures, { indicator, by: chosen ?? 'village', ...slice })
  // Frozen figures know no villages.
  const by = chosen ?? (living.ok && living.answer.basis.isFrozen ? 'district' : 'village')
  const reply = by === (chosen ?? 'village') ? living : await call(figures, { indicator, by, ...slice })
  const [words, permissions] = await Promise.all([askEventWords(call, language), ownPermissions(call)])
  const mayOpen = permissions.includes('indicators.open')
  const ask = permissions.includes('explanations.ask') && {
    ...{ offices: await officeChoices(call), command: newCommandId() },
    due: localOf(new Date(Date.now() + 2 * DAY), zone).slice(0, 10),
  }
  return { ...answerOrLeave(request, reply), by, slice, indicator, words, mayOpen, ask }
}

export const action = askFigure

const DAY = 86_400_000

/** Of frozen figures nothing else is told: every narrower slice could be subtracted from them. */
const FROZEN = ['district', 'month'] as const

/** A figure, how it is counted, its parts; each part opens down to the events. */
export default function Indicator() {
  const { definition, total, rows, basis, by, slice, indicator, words, mayOpen, ask } =
    useLoaderData<typeof loader>()
  const asked = useActionData<typeof action>()
  const { isFrozen } = basis
  const opensDown = mayOpen && !isFrozen
  const { zone } = useVisit()
  const { t, of, ofCode, language } = useWords()
  const figureWords = useFigureWords(definition)
  const opens = (change: Readonly<Record<string, string>>) =>
    `/gerakan/indikator/${indicator}/peristiwa?${sliceQuery({ ...slice, ...change })}`
  const narrowed = (key: string): Record<string, string> => {
    if (by === 'village' || by === 'district') return { area: key }
    return by === 'product' || by === 'office' ? { [by]: key } : by === 'day' ? { from: key, to: key } : {}
  }
  const whole = figureWords(total)
  const named = ({ key, name }: { readonly key: string; readonly name?: string | null | undefined }) => {
    if (by === 'product') return paperName(words, key)
    if (by === 'day') return formatShortDay(`${key}T00:00:00Z`, language, 'UTC')
    return name ?? (by === 'office' ? officeName(words, key) : key)
  }
  return (
    <div className="stack-wide">
      <PageHeader
        title={of(definition.title)}
        lead={of(definition.method)}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan', word: t('movement.plan') }]}
        actions={opensDown ? <ButtonLink href={opens({})}>{t('movement.open')}</ButtonLink> : undefined}
      />
      <div className="card">
        <Figure
          label={t('movement.total')}
          unknown={t('shell.unknown')}
          {...whole}
          {...(opensDown && { href: opens({}) })}
        />
        <p className="small quiet">
          {t('movement.up_to', { seq: formatNumber(basis.upToSeq, language) })}
          {basis.latestAt && ` · ${formatMoment(basis.latestAt, language, zone)}`}
        </p>
      </div>
      {asked?.problem && <Notice tone="broken">{ofCode(asked.problem)}</Notice>}
      {asked && !asked.problem && <Notice tone="done" title={t('dashboard.asked')} />}
      {ask && (
        <AskOffice {...ask} figure={{ key: indicator, slice: sliceQuery(slice) }} typed={asked?.typed} />
      )}
      {isFrozen && <Notice title={t('movement.frozen_only')}>{t('movement.frozen_only_text')}</Notice>}
      <form className="stack card">
        <Choice
          name="menurut"
          label={t('movement.by')}
          value={by}
          options={(isFrozen ? FROZEN : BREAKDOWNS.filter((one) => one !== 'none')).map((key) => ({
            key,
            label: t(`movement.by_${key}`),
          }))}
        />
        <div className="pair">
          {!isFrozen && (
            <>
              <Field
                name="dari"
                type="date"
                label={t('movement.from')}
                defaultValue={slice.from}
                width="medium"
              />
              <Field
                name="sampai"
                type="date"
                label={t('movement.to')}
                defaultValue={slice.to}
                width="medium"
              />
              <Field
                name="wilayah"
                label={t('movement.area_code')}
                placeholder="35.05.01"
                defaultValue={slice.area}
                width="medium"
              />
            </>
          )}
          <Button kind="second">{t('movement.show')}</Button>
        </div>
      </form>
      {rows.length === 0 ? (
        <EmptyState title={t(isFrozen ? 'movement.frozen_nothing' : 'movement.nothing')}>
          {t(isFrozen ? 'movement.frozen_nothing_text' : 'movement.nothing_text')}
        </EmptyState>
      ) : (
        <Table
          caption={t(`movement.by_${by}`)}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'name', title: t(`movement.by_${by}`), cell: (row) => named(row) },
            {
              key: 'value',
              title: of(definition.title),
              align: 'end',
              cell: (row) => (
                <OpenedDown href={opensDown ? opens(narrowed(row.key)) : undefined}>
                  {figureWords(row).value ?? t('shell.unknown')}
                </OpenedDown>
              ),
            },
            {
              key: 'basis',
              title: t('movement.basis_title'),
              align: 'end',
              cell: (row) => figureWords(row).basis,
            },
          ]}
        />
      )}
      <div className="row">
        {rows.length > 0 && (
          <DownloadLinks
            label={t('movement.download')}
            href={(format) =>
              `/gerakan/unduh/angka/${format}?indikator=${indicator}&menurut=${by}&${sliceQuery(slice)}`
            }
          />
        )}
        <span className="small quiet">{t('movement.source', { source: definition.source })}</span>
      </div>
    </div>
  )
}

/** Frozen figures open no further, and nothing does to whoever may not see events. */
function OpenedDown({ href, children }: { readonly href: string | undefined; readonly children: ReactNode }) {
  return href ? <a href={href}>{children}</a> : children
}
