import { BOXES, type Box, counts } from '@guyub/contract/cases/list'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { may, useDesk } from '../desk-context.ts'
import { DownloadSheet } from '../download-sheet.tsx'
import { useOfficeNames } from './office-names.ts'
import { askStates, useStateWords } from './state-words.ts'
import { useWorkPage, wholeList } from './work-page.ts'

const SavedQueues = lazy(() => import('./saved-queues.tsx'))
const ActOnChosen = lazy(() => import('./act-on-chosen.tsx'))

type Counts = z.output<typeof counts.answer>

/** My work and all work. Every filter stands in the address, so a list can be kept, sent and come back to. */
export default function WorkList() {
  const desk = useDesk()
  const { call, me, isOnline } = desk
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  const officeName = useOfficeNames()
  const [search, setSearch] = useSearchParams()
  const [number, setNumber] = useState<Counts>()
  const box = BOXES.find((one) => one === search.get('kotak')) ?? 'work'
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [round, setRound] = useState(0)
  const given = (name: string) => search.get(name) ?? ''
  const [q, mine, late] = [given('cari'), given('saya'), given('lewat')]
  const filters = {
    ...{ box, q, mine, late, service: given('layanan'), state: given('keadaan'), after: given('sesudah') },
  }
  const page = useWorkPage(filters, round)
  const mayChoose = isOnline && may(me, 'cases.act') && box === 'work'
  const stateWords = useStateWords(page?.items ?? [])
  const chosenItems = useMemo(() => (page?.items ?? []).filter(({ id }) => chosen.has(id)), [page, chosen])

  function choose(id: string, isOn: boolean): void {
    const next = new Set(chosen)
    if (isOn) next.add(id)
    else next.delete(id)
    setChosen(next)
  }

  useEffect(() => {
    if (!may(me, 'cases.read')) return
    void call(counts, {}).then((reply) => reply.ok && setNumber(reply.answer))
  }, [call, me, round])

  function filter(change: Readonly<Record<string, string>>): void {
    const next = new URLSearchParams(search)
    next.delete('sesudah')
    setChosen(new Set())
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setSearch(next)
  }

  const capped = (value: number) => (number && value >= number.limit ? `${number.limit}+` : String(value))
  const countOf: Partial<Record<Box, string>> = number
    ? { work: capped(number.work), waiting: capped(number.waiting), elsewhere: capped(number.elsewhere) }
    : {}
  // Most agencies hand nothing on.
  const boxes = BOXES.filter((one) => one !== 'elsewhere' || box === one || number?.elsewhere)
  return (
    <div className="stack">
      <PageHeader
        title={t('desk.work')}
        lead={me?.acting ? `${me.acting.office.name} · ${me.name}` : undefined}
        actions={
          may(me, 'cases.submit') && (
            <ButtonLink href="/meja/baru" icon="plus">
              {t('desk.new')}
            </ButtonLink>
          )
        }
      />
      <nav className="boxes" aria-label={t('desk.boxes')}>
        {boxes.map((one) => (
          <button key={one} type="button" aria-pressed={box === one} onClick={() => filter({ kotak: one })}>
            {t(`desk.box_${one}`)}{' '}
            {countOf[one] !== undefined && <span className="count">{countOf[one]}</span>}
          </button>
        ))}
      </nav>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          filter({ cari: String(new FormData(event.currentTarget).get('cari') ?? '').trim() })
        }}
      >
        <label className="only-read" htmlFor="cari">
          {t('desk.find')}
        </label>
        <input
          id="cari"
          name="cari"
          type="search"
          className="field-input find"
          defaultValue={q}
          placeholder={t('desk.find')}
        />
        <Button kind="second" icon="search">
          {t('portal.search_button')}
        </Button>
        <Toggle isOn={Boolean(mine)} onToggle={(on) => filter({ saya: on ? '1' : '' })}>
          {t('desk.only_mine')} {number && <span className="count">{capped(number.mine)}</span>}
        </Toggle>
        <Toggle isOn={Boolean(late)} onToggle={(on) => filter({ lewat: on ? '1' : '' })}>
          {t('desk.only_late')} {number && <span className="count">{capped(number.late)}</span>}
        </Toggle>
      </form>
      {isOnline && (
        <Suspense>
          <SavedQueues filters={filters} onShow={filter} />
        </Suspense>
      )}
      {!isOnline && (
        <Notice title={t('desk.list_offline')}>
          {page?.keptAt
            ? t('desk.list_kept', { when: formatMoment(page.keptAt, language, zone) })
            : t('desk.list_offline_text')}
        </Notice>
      )}
      {page?.problem && isOnline && <Notice tone="broken">{ofCode(page.problem)}</Notice>}
      {!page && isOnline && <Skeleton word={t('shell.loading')} lines={6} />}
      {page && !page.problem && page.items.length === 0 && (
        <EmptyState title={t('desk.list_empty')}>{t('desk.list_empty_text')}</EmptyState>
      )}
      {mayChoose && round + chosen.size > 0 && (
        <Suspense>
          <ActOnChosen
            chosen={chosenItems}
            onNone={() => setChosen(new Set())}
            onDone={() => {
              setChosen(new Set())
              setRound(round + 1)
            }}
          />
        </Suspense>
      )}
      {page && page.items.length > 0 && (
        <Table
          caption={t(`desk.box_${box}`)}
          captionHidden
          rows={page.items}
          rowKey={(item) => item.id}
          columns={[
            {
              key: 'subject',
              title: t('desk.subject'),
              cell: (item) => (
                <>
                  {mayChoose && item.subject && (
                    <input
                      type="checkbox"
                      className="choose"
                      aria-label={t('desk.choose', { name: item.subject })}
                      checked={chosen.has(item.id)}
                      onChange={(event) => choose(item.id, event.target.checked)}
                    />
                  )}
                  <Link to={`/meja/permohonan/${item.id}`}>{item.subject ?? t('desk.erased')}</Link>
                  <div className="small quiet code">{item.trackingCode}</div>
                </>
              ),
            },
            {
              key: 'state',
              title: t('desk.state'),
              cell: (item) => {
                const { tone, word, isFinal } = stateWords(item)
                // Refused or withdrawn: nothing is promised any more.
                const isLate = item.isLate && !isFinal
                return (
                  <StateBadge
                    tone={isLate ? 'late' : tone}
                    word={isLate ? `${word} · ${t('desk.late')}` : word}
                  />
                )
              },
            },
            {
              key: 'office',
              title: t('desk.office'),
              cell: (item) => officeName(box === 'elsewhere' ? item.handler : item.office),
            },
            {
              key: 'due',
              title: t('desk.due'),
              cell: (item) =>
                item.dueAt && !stateWords(item).isFinal ? formatMoment(item.dueAt, language, zone) : '–',
            },
          ]}
        />
      )}
      <div className="row">
        {page?.next && (
          <Button type="button" kind="second" onClick={() => filter({ sesudah: page.next ?? '' })}>
            {t('desk.more')}
          </Button>
        )}
        {isOnline && page && page.items.length > 0 && <DownloadSheet make={sheet} />}
      </div>
    </div>
  )

  async function sheet() {
    const items = await wholeList(call, { ...filters, after: '' })
    const states = await askStates(desk, items)
    return {
      name: `${t('desk.work')} ${t(`desk.box_${box}`)}`,
      columns: [
        ...[t('desk.subject'), t('portal.track_code'), t('desk.state'), t('desk.late'), t('desk.office')],
        ...[t('portal.follow_since'), t('desk.due')],
      ],
      rows: items.map((item) => [
        ...[item.subject ?? t('desk.erased'), item.trackingCode, stateWords(item, states).word],
        ...[item.isLate ? t('desk.late') : '', officeName(item.office), item.submittedAt, item.dueAt],
      ]),
    }
  }
}

function Toggle({
  isOn,
  onToggle,
  children,
}: {
  isOn: boolean
  onToggle: (on: boolean) => void
  children: ReactNode
}) {
  return (
    <label className="choice-option">
      <input type="checkbox" checked={isOn} onChange={(event) => onToggle(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}
