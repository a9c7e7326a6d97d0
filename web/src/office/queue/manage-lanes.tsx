import { useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import type { loader } from './manage-page.tsx'
import type { Place } from './manage-view.tsx'

/** The lanes of a place: each with its letter. One that is closed gives no number any more, and may be opened again. */
export function Lanes({ place }: { readonly place: Place }) {
  const { command } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  const { id: placeId, lanes } = place
  return (
    <div className="stack">
      <Table
        caption={t('queue.lanes')}
        rows={lanes}
        rowKey={({ id }) => id}
        columns={[
          { key: 'letter', title: t('queue.lane_letter'), cell: ({ letter }) => letter },
          { key: 'title', title: t('queue.lane'), cell: ({ title }) => of(title) },
          { key: 'waiting', title: t('queue.display_waiting'), align: 'end', cell: ({ waiting }) => waiting },
          {
            key: 'open',
            title: t('queue.state'),
            cell: ({ key, letter, title, selfService, isOpen }) => (
              <CommandForm command={command} about={{ place: placeId, key }} className="row">
                <input type="hidden" name="letter" value={letter} />
                <input type="hidden" name="title_id" value={title.id} />
                <input type="hidden" name="title_en" value={title.en} />
                {selfService && <input type="hidden" name="self" value="yes" />}
                <input type="hidden" name="isOpen" value={isOpen ? 'no' : 'yes'} />
                <span>{t(isOpen ? 'queue.open' : 'queue.closed')}</span>
                <Button
                  kind="second"
                  size="small"
                  name="intent"
                  value="lane"
                  aria-label={`${t(isOpen ? 'queue.lane_close' : 'queue.lane_open')}: ${letter} ${of(title)}`}
                >
                  {t(isOpen ? 'queue.lane_close' : 'queue.lane_open')}
                </Button>
              </CommandForm>
            ),
          },
        ]}
      />
      <CommandForm
        folded={t('queue.lane_new')}
        command={command}
        about={{ place: placeId, form: 'lane' }}
        className="stack"
      >
        <div className="row">
          <Field
            name="letter"
            id={`huruf-${placeId}`}
            label={t('queue.lane_letter')}
            required
            pattern="[A-Za-z]{1,2}"
            maxLength={2}
          />
          <Field
            name="key"
            id={`kunci-${placeId}`}
            label={t('queue.lane_key')}
            required
            pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*"
          />
        </div>
        <Field
          name="title_id"
          id={`nama-id-${placeId}`}
          label={t('queue.lane_title_id')}
          required
          minLength={2}
        />
        <Field
          name="title_en"
          id={`nama-en-${placeId}`}
          label={t('queue.lane_title_en')}
          required
          minLength={2}
        />
        <Tick name="self" value="yes" defaultChecked>
          {t('queue.lane_self')}
        </Tick>
        <div>
          <Button kind="second" name="intent" value="lane">
            {t('queue.save')}
          </Button>
        </div>
      </CommandForm>
    </div>
  )
}
