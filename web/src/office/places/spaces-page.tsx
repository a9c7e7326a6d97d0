import { closeFor, keptSites, openAgain, putSpace, site } from '@guyub/contract/booking'
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
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { Table } from '../../ui/table/table.tsx'
import '../../words/booking-words.ts'
import { Closures } from './closures.tsx'
import { spaceIn } from './read-space.ts'
import { SiteDoors } from './site-doors.tsx'
import { SpaceForm } from './space-form.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, zone } = visitOf(context)
  const siteId = params.siteId ?? ''
  answerOrLeave(request, await call(keptSites, {}))
  const { searchParams } = new URL(request.url)
  return {
    site: answerOrLeave(request, await call(site, { siteId })),
    ...{
      zone,
      command: newCommandId(),
      editing: searchParams.get('ubah'),
      isSaved: searchParams.has('sudah'),
    },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call, zone } = visitOf(context)
  const siteId = params.siteId ?? ''
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const commandId = text('command')
  const reply = await asked()
  if (reply.ok) return redirect(`/kantor/tempat/${siteId}/ruang?sudah`, 303)
  return refusal(reply.problem, form)

  async function asked() {
    if (text('intent') === 'lift') return call(openAgain, { commandId, closureId: text('penutupan') })
    if (text('intent') === 'close')
      return call(closeFor, {
        ...{ commandId, siteId, ...(text('ruang') && { spaceId: text('ruang') }), reason: text('alasan') },
        ...{ from: momentOf(text('mulai'), zone), to: momentOf(text('sampai'), zone) },
        endsBookings: form.has('akhiri'),
      })
    const its = await call(site, { siteId })
    if (!its.ok) return its
    const paid = its.answer.purposes.filter(({ isFree }) => !isFree).map(({ key }) => key)
    return call(putSpace, { siteId, ...spaceIn(form, paid) })
  }
}

/** The rooms, desks, tools and trainers of a place, and when it is closed. */
export default function Spaces() {
  const { site: its, editing, isSaved, command } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, of, ofCode } = useWords()
  const edited = its.spaces.find(({ id }) => id === editing)
  return (
    <div className="stack-wide">
      <PageHeader
        title={its.name}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/tempat', word: t('office.places') }]}
      />
      <SiteDoors siteId={its.id} here="/ruang" />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {!refused && isSaved && <Notice tone="done">{t('keep.saved')}</Notice>}
      {its.spaces.length > 0 && (
        <Table
          caption={t('place.spaces')}
          rows={its.spaces}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('keep.name'), cell: ({ name }) => <span lang="id">{name}</span> },
            { key: 'kind', title: t('keep.kind'), cell: ({ kindTitle }) => of(kindTitle) },
            { key: 'capacity', title: t('keep.capacity'), align: 'end', cell: ({ capacity }) => capacity },
            {
              key: 'state',
              title: t('place.state'),
              cell: ({ isClosed, needsApproval }) =>
                [isClosed && t('keep.space_closed'), needsApproval && t('keep.approval')]
                  .filter(Boolean)
                  .join(' · '),
            },
            {
              key: 'edit',
              title: t('keep.edit'),
              cell: ({ id, name }) => (
                <a href={`?ubah=${id}#ruang`} aria-label={t('keep.edit_named', { name })}>
                  {t('keep.edit')}
                </a>
              ),
            },
          ]}
        />
      )}
      <SpaceForm key={edited?.id ?? 'new'} site={its} space={edited} command={command} />
      <Closures />
    </div>
  )
}
