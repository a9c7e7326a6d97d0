import {
  classes,
  endClass,
  hideWork,
  holdClass,
  keptSites,
  showWork,
  site,
  works,
} from '@guyub/contract/booking'
import { newCommandId } from '@guyub/contract/command'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { momentOf } from '../../kernel/local-moment.ts'
import { refusal } from '../../kernel/refusal.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { whenWords } from '../../kernel/slot-words.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import '../../words/booking-words.ts'
import { KeptWorks } from './kept-works.tsx'
import { SiteDoors } from './site-doors.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, zone, today } = visitOf(context)
  const siteId = params.siteId ?? ''
  answerOrLeave(request, await call(keptSites, {}))
  const [its, coming, shown] = await Promise.all([
    call(site, { siteId }),
    call(classes, { siteId }),
    call(works, { siteId }),
  ])
  return {
    ...{ site: answerOrLeave(request, its), classes: answerOrLeave(request, coming) },
    ...{ works: answerOrLeave(request, shown), zone, today, command: newCommandId() },
    isSaved: new URL(request.url).searchParams.has('sudah'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call, zone } = visitOf(context)
  const siteId = params.siteId ?? ''
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const commandId = text('command')
  const reply = await asked()
  if (reply.ok) return redirect(`/kantor/tempat/${siteId}/kelas?sudah`, 303)
  return refusal(reply.problem, form)

  async function asked() {
    const sessionId = text('kelas')
    switch (text('intent')) {
      case 'closed':
        return call(endClass, { commandId, sessionId, status: 'closed' })
      case 'cancelled':
        return call(endClass, { commandId, sessionId, status: 'cancelled', reason: text('alasan') })
      case 'hide':
        return call(hideWork, { commandId, workId: text('karya') })
      case 'work':
        return call(showWork, {
          ...{ commandId, siteId, title: text('judul'), about: text('tentang'), madeBy: text('pembuat') },
          ...(text('subsektor') && { subsector: text('subsektor') }),
          ...(text('tautan') && { link: text('tautan') }),
          ...{ consentedOn: text('setuju'), consent: text('persetujuan') },
        })
      default:
        return call(holdClass, {
          ...{ commandId, siteId, title: text('judul'), about: text('tentang'), givenBy: text('pengajar') },
          ...{ startsAt: momentOf(text('mulai'), zone), endsAt: momentOf(text('sampai'), zone) },
          ...{ seats: Number(text('kursi')) || 0, spaces: form.getAll('ruang').map(String) },
        })
    }
  }
}

/** Classes and events of a place, and works that are shown. */
export default function Classes() {
  const { site: its, isSaved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={its.name}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/tempat', word: t('office.places') }]}
      />
      <SiteDoors siteId={its.id} here="/kelas" />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {!refused && isSaved && <Notice tone="done">{t('keep.saved')}</Notice>}
      <Coming />
      <HoldForm />
      <KeptWorks />
    </div>
  )
}

function Coming() {
  const { classes: coming, zone, command } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  return (
    <section className="stack">
      <h2>{t('place.classes')}</h2>
      {coming.length === 0 && <p className="quiet">{t('keep.no_classes')}</p>}
      {coming.map((each) => (
        <div key={each.id} className="card stack">
          <p>
            <a href={`/tempat/kelas/${each.id}`} lang="id">
              {each.title}
            </a>{' '}
            · {whenWords(each.startsAt, each.endsAt, language, zone)} ·{' '}
            {t('keep.taken_of', { taken: each.taken, seats: each.seats })}
            {each.status !== 'open' &&
              ` · ${t(each.status === 'cancelled' ? 'place.class_cancelled' : 'place.class_closed')}`}
          </p>
          {each.status !== 'cancelled' && (
            <CommandForm className="row" command={command} about={{ kelas: each.id }}>
              {each.status === 'open' && (
                <Button kind="second" size="small" name="intent" value="closed" formNoValidate>
                  {t('keep.end_closed')}
                </Button>
              )}
              <Field
                name="alasan"
                id={`alasan-${each.id}`}
                label={t('keep.reason')}
                required
                minLength={3}
                maxLength={300}
              />
              <Button kind="danger" size="small" name="intent" value="cancelled">
                {t('keep.end_cancelled')}
              </Button>
            </CommandForm>
          )}
        </div>
      ))}
    </section>
  )
}

function HoldForm() {
  const { site: its, command } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <CommandForm className="card stack" command={command} about={{ intent: 'hold' }}>
      <h2>{t('keep.hold_class')}</h2>
      <Field name="judul" label={t('keep.class_title')} required minLength={3} maxLength={120} />
      <LongField name="tentang" label={t('keep.class_about')} maxLength={2000} rows={3} />
      <Field name="pengajar" label={t('keep.given_by')} maxLength={120} />
      <div className="row">
        <Field name="mulai" type="datetime-local" label={t('keep.from')} required width="medium" />
        <Field name="sampai" type="datetime-local" label={t('keep.until')} required width="medium" />
        <Field
          name="kursi"
          label={t('keep.seats')}
          defaultValue="20"
          digits
          required
          maxLength={5}
          width="short"
        />
      </div>
      <fieldset className="choice">
        <legend className="field-label">{t('keep.uses')}</legend>
        <div className="choice-options">
          {its.spaces
            .filter(({ isClosed }) => !isClosed)
            .map(({ id, name, kindTitle }) => (
              <Tick key={id} name="ruang" value={id}>
                <span lang="id">{name}</span> ({of(kindTitle)})
              </Tick>
            ))}
        </div>
      </fieldset>
      <div>
        <Button>{t('keep.hold_class')}</Button>
      </div>
    </CommandForm>
  )
}
