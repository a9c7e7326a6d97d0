import { newCommandId } from '@guyub/contract/command'
import { useLoaderData } from 'react-router'
import { STATE_TONES } from '../../kernel/booking-tones.ts'
import { slotWords } from '../../kernel/slot-words.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Payment } from './payment.tsx'
import type { loader } from './today-page.tsx'

type Item = ReturnType<typeof useLoaderData<typeof loader>>['items'][number]

/** Everybody of the day, with the step that is next for each. */
export function Guests() {
  const { items, zone } = useLoaderData<typeof loader>()
  const { t, of, language } = useWords()
  if (!items.length) return <EmptyState title={t('keep.nobody')}>{t('keep.nobody_text')}</EmptyState>
  const name = (item: Item) => item.name ?? t('keep.unnamed')
  return (
    <Table
      caption={t('keep.who')}
      captionHidden
      rows={items}
      rowKey={({ bookingId }) => bookingId}
      columns={[
        {
          key: 'when',
          title: t('place.when'),
          cell: ({ startsAt, endsAt }) => slotWords(startsAt, endsAt, language, zone),
        },
        {
          key: 'who',
          title: t('keep.who'),
          cell: (item) => (
            <div>
              <span lang="id">{name(item)}</span>
              {item.phoneEnd && (
                <span className="small quiet"> {t('keep.phone_end', { end: item.phoneEnd })}</span>
              )}
              <div className="small quiet">
                {[
                  item.purpose && of(item.purpose),
                  item.isCommunity && t('keep.community'),
                  item.isWalkIn && t('keep.walk_in_short'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
          ),
        },
        {
          key: 'what',
          title: t('keep.what'),
          cell: ({ things }) => <span lang="id">{things.join(' + ')}</span>,
        },
        { key: 'heads', title: t('place.people'), align: 'end', cell: ({ heads }) => heads },
        {
          key: 'state',
          title: t('place.state'),
          cell: ({ state }) => <StateBadge tone={STATE_TONES[state]} word={t(`place.state_${state}`)} />,
        },
        {
          key: 'fee',
          title: t('place.fee'),
          cell: (item) => (
            <Payment
              bookingId={item.bookingId}
              name={name(item)}
              fee={item.fee}
              paid={item.paid}
              mayPay={['confirmed', 'checked_in', 'completed', 'no_show'].includes(item.state)}
            />
          ),
        },
        { key: 'step', title: t('keep.step'), cell: (item) => <Steps item={item} name={name(item)} /> },
      ]}
    />
  )
}

function Steps({ item, name }: { readonly item: Item; readonly name: string }) {
  const { t } = useWords()
  const { code, bookingId, state, isMissed } = item
  if (state === 'checked_in')
    return (
      <Step
        intent="check-out"
        code={code}
        label={t('keep.check_out_named', { name })}
        word={t('keep.check_out')}
      />
    )
  if (state !== 'confirmed') return null
  return (
    <div className="row">
      <Step
        intent="check-in"
        code={code}
        label={t('keep.check_in_named', { name })}
        word={t('keep.check_in')}
      />
      {isMissed && (
        <Step
          intent="missed"
          bookingId={bookingId}
          label={t('keep.missed_named', { name })}
          word={t('keep.missed')}
        />
      )}
    </div>
  )
}

function Step({
  intent,
  code,
  bookingId,
  label,
  word,
}: {
  readonly intent: string
  readonly code?: string
  readonly bookingId?: string
  readonly label: string
  readonly word: string
}) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <CommandId />
      {code && <input type="hidden" name="kode" value={code} />}
      {bookingId && <input type="hidden" name="pemesanan" value={bookingId} />}
      <Button kind="second" size="small" aria-label={label}>
        {word}
      </Button>
    </form>
  )
}

// Each button is a command of its own; the page was made on the server, and what it brought stays.
function CommandId() {
  return <input type="hidden" name="command" value={newCommandId()} suppressHydrationWarning />
}
