import { keptSites, openSite } from '@guyub/contract/booking'
import { newCommandId } from '@guyub/contract/command'
import { areas, offices } from '@guyub/contract/regions'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { areaOptions } from '../../kernel/area-options.ts'
import { refusal } from '../../kernel/refusal.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { keyIn } from '../../ui/search-choice/key-in.ts'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'
import { Select } from '../../ui/select/select.tsx'
import '../../words/booking-words.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const kept = answerOrLeave(request, await call(keptSites, {}))
  return { ...kept, ...(await choices(call, kept.opens.length > 0)), command: newCommandId() }
}

async function choices(call: ReturnType<typeof visitOf>['call'], isOverseer: boolean) {
  if (!isOverseer) return { places: [], agencies: [] }
  const [known, all] = await Promise.all([call(areas, {}), call(offices, { kind: 'agency' })])
  const found = known.ok ? known.answer : []
  return {
    places: [...areaOptions(found, 'district'), ...areaOptions(found, 'village')],
    agencies: all.ok ? all.answer.offices.map(({ code, name }) => ({ key: code, label: name })) : [],
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const { places, agencies } = await choices(call, true)
  const reply = await call(openSite, {
    ...{ commandId: text('command'), service: text('layanan'), name: text('nama'), address: text('alamat') },
    ...{ areaCode: keyIn(places, text('wilayah')).slice(0, 20) },
    ...(text('kantor') && { officeCode: keyIn(agencies, text('kantor')).slice(0, 40) }),
  })
  if (reply.ok) return redirect(`/kantor/tempat/${reply.answer.siteId}/ruang`, 303)
  return refusal(reply.problem, form)
}

/** The places that somebody keeps; whoever oversees a service opens more. */
export default function Places() {
  const { sites, opens } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('office.places')}
        lead={t('keep.lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor', word: t('office.menu') }]}
      />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {sites.length === 0 && <EmptyState title={t('keep.none')}>{t('keep.none_text')}</EmptyState>}
      <ul className="service-list">
        {sites.map((site) => (
          <li key={site.id} className="card stack">
            <h2 lang="id">
              <a href={`/kantor/tempat/${site.id}`}>{site.name}</a>
            </h2>
            <p className="small quiet">{of(site.serviceTitle)}</p>
          </li>
        ))}
      </ul>
      {opens.length > 0 && <Open />}
    </div>
  )
}

function Open() {
  const { opens, places, agencies, command } = useLoaderData<typeof loader>()
  const { t, of } = useWords()
  return (
    <CommandForm className="card stack" command={command}>
      <h2>{t('keep.open')}</h2>
      <Select
        name="layanan"
        label={t('keep.service')}
        value={opens[0]?.service ?? ''}
        options={opens.map(({ service, title }) => ({ key: service, label: of(title) }))}
      />
      <Field name="nama" label={t('keep.name')} required minLength={3} maxLength={120} />
      <Field name="alamat" label={t('keep.address')} required minLength={3} maxLength={200} />
      <SearchChoice name="wilayah" label={t('keep.area')} options={places} />
      <SearchChoice
        name="kantor"
        label={t('keep.office')}
        optional={t('place.may_be_empty')}
        options={agencies}
      />
      <div>
        <Button>{t('keep.open_button')}</Button>
      </div>
    </CommandForm>
  )
}
