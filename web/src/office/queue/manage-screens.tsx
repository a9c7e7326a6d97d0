import { useLoaderData } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import type { loader } from './manage-page.tsx'
import type { Place } from './manage-view.tsx'

const PAPERS = [
  { key: '80', label: '80 mm' },
  { key: '58', label: '58 mm' },
]

/** Kiosks and displays of a place: each is opened once, by its link, on its own device. */
export function Screens({ place }: { readonly place: Place }) {
  const { command } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const { id: placeId, screens } = place
  return (
    <div className="stack">
      <h3>{t('queue.screens')}</h3>
      <ul className="plain-list">
        {screens.map(({ id, kind, name, state, printer }) => (
          <li key={id}>
            <CommandForm command={command} about={{ screen: id }} className="row">
              <strong>{name}</strong>
              <span className="quiet">
                {t(kind === 'kiosk' ? 'queue.screen_kiosk' : 'queue.screen_display')}
                {printer && ` · ${printer}`}
              </span>
              <StateBadge
                tone={state === 'open' ? 'done' : 'waiting'}
                word={t(state === 'open' ? 'queue.screen_opened' : 'queue.screen_linked')}
              />
              <Button
                kind="second"
                size="small"
                name="intent"
                value="relink"
                aria-label={`${t('queue.screen_relink')}: ${name}`}
              >
                {t('queue.screen_relink')}
              </Button>
              <Button
                kind="danger"
                size="small"
                name="intent"
                value="close-screen"
                aria-label={`${t('queue.screen_close')}: ${name}`}
              >
                {t('queue.screen_close')}
              </Button>
            </CommandForm>
          </li>
        ))}
      </ul>
      <CommandForm
        folded={t('queue.screen_new')}
        command={command}
        about={{ place: placeId, form: 'screen' }}
        className="stack"
      >
        <Field
          name="name"
          id={`layar-${placeId}`}
          label={t('queue.screen_name')}
          required
          minLength={2}
          maxLength={60}
        />
        <div className="row">
          <Select
            name="kind"
            id={`jenis-${placeId}`}
            label={t('queue.screen_kind')}
            value="display"
            options={[
              { key: 'display', label: t('queue.screen_display') },
              { key: 'kiosk', label: t('queue.screen_kiosk') },
            ]}
          />
          <Select
            name="paper"
            id={`kertas-${placeId}`}
            label={t('queue.screen_paper')}
            value="80"
            options={PAPERS}
          />
        </div>
        <Field name="printer" id={`printer-${placeId}`} label={t('queue.screen_printer')} maxLength={110} />
        <Tick name="speaks" value="yes" defaultChecked>
          {t('queue.screen_speaks')}
        </Tick>
        <div>
          <Button kind="second" name="intent" value="screen">
            {t('queue.screen_new')}
          </Button>
        </div>
      </CommandForm>
    </div>
  )
}
