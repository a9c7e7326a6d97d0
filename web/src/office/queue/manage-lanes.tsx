import { useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import type { loader } from './manage-page.tsx'
import type { Place } from './manage-view.tsx'

type Lane = Place['lanes'][number]

/** The lanes of a place: each with its letter. One that is closed gives no number any more, and may be opened again. */
export function Lanes({ place }: { readonly place: Place }) {
  const { t, of } = useWords()
  return (
    <div className="stack">
      <h3>{t('queue.lanes')}</h3>
      <ul className="plain-list">
        {place.lanes.map((lane) => (
          <li key={lane.id}>
            <LaneForm
              place={place}
              lane={lane}
              folded={`${lane.letter} · ${of(lane.title)} · ${
                lane.isOpen ? t('queue.kiosk_waiting', { count: lane.waiting }) : t('queue.closed')
              }`}
            />
          </li>
        ))}
      </ul>
      <LaneForm place={place} folded={t('queue.lane_new')} />
    </div>
  )
}

interface LaneFormProps {
  readonly place: Place
  readonly lane?: Lane
  readonly folded: string
}

function LaneForm({ place, lane, folded }: LaneFormProps) {
  const { command } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const own = lane?.id ?? place.id
  return (
    <CommandForm
      folded={folded}
      command={command}
      about={{ place: place.id, form: 'lane', key: lane?.key ?? '' }}
      className="stack"
    >
      <Field
        name="letter"
        id={`huruf-${own}`}
        label={t('queue.lane_letter')}
        defaultValue={lane?.letter}
        required
        pattern="[A-Za-z]{1,2}"
        maxLength={2}
      />
      <Field
        name="title_id"
        id={`nama-id-${own}`}
        label={t('queue.lane_title_id')}
        defaultValue={lane?.title.id}
        required
        minLength={2}
        maxLength={60}
      />
      <Field
        name="title_en"
        id={`nama-en-${own}`}
        label={t('queue.lane_title_en')}
        defaultValue={lane?.title.en}
        required
        minLength={2}
        maxLength={60}
      />
      <Tick name="self" value="yes" defaultChecked={lane?.selfService ?? true}>
        {t('queue.lane_self')}
      </Tick>
      <div className="row">
        <Button kind="second" name="intent" value="lane">
          {t('queue.save')}
        </Button>
        {lane && (
          <Tick name="isOpen" value="no" defaultChecked={!lane.isOpen}>
            {t('queue.lane_close')}
          </Tick>
        )}
      </div>
    </CommandForm>
  )
}
