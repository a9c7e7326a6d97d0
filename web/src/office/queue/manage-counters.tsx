import { useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import type { loader } from './manage-page.tsx'
import type { Place } from './manage-view.tsx'

type Counter = Place['counters'][number]

/** The counters of a place and the lanes that each calls from. */
export function Counters({ place }: { readonly place: Place }) {
  const { t } = useWords()
  const { counters } = place
  return (
    <div className="stack">
      <h3>{t('queue.counters')}</h3>
      <ul className="plain-list">
        {counters.map((counter) => (
          <li key={counter.id}>
            <CounterForm
              place={place}
              counter={counter}
              folded={`${counter.name} · ${counter.isOpen ? letters(place, counter) : t('queue.closed')}`}
            />
          </li>
        ))}
      </ul>
      <CounterForm place={place} folded={t('queue.counter_new')} />
    </div>
  )
}

function letters({ lanes }: Place, counter: Counter): string {
  return lanes
    .filter(({ id }) => counter.lanes.includes(id))
    .map(({ letter }) => letter)
    .join(', ')
}

interface CounterFormProps {
  readonly place: Place
  readonly counter?: Counter
  readonly folded: string
}

function CounterForm({ place, counter, folded }: CounterFormProps) {
  const { command } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <CommandForm
      folded={folded}
      command={command}
      about={{ place: place.id, counter: counter?.id ?? '' }}
      className="stack"
    >
      <Field
        name="name"
        id={`loket-${counter?.id ?? place.id}`}
        label={t('queue.counter_name')}
        defaultValue={counter?.name}
        required
        maxLength={40}
      />
      <fieldset className="choice">
        <legend className="field-label">{t('queue.lanes')}</legend>
        <div className="choice-options">
          {place.lanes.map(({ id, letter, title }) => (
            <Tick
              key={id}
              name="lanes"
              value={id}
              defaultChecked={counter ? counter.lanes.includes(id) : true}
            >
              {letter} · {of(title)}
            </Tick>
          ))}
        </div>
      </fieldset>
      <div className="row">
        <Button kind="second" name="intent" value="counter">
          {t('queue.save')}
        </Button>
        {counter && (
          <Tick name="isOpen" value="no" defaultChecked={!counter.isOpen}>
            {t('queue.counter_close')}
          </Tick>
        )}
      </div>
    </CommandForm>
  )
}
