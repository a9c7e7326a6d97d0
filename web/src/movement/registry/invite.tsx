import { newCommandId } from '@guyub/contract/command'
import { invite, registry, waves } from '@guyub/contract/movement'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { centreOf } from './centre.ts'
import './invite.css'
import { When } from './step-forms.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre, may } = await centreOf(visit)
  if (!may('movement.manage')) {
    const { pathname } = new URL(request.url)
    throw redirect(`/masuk?kembali=${encodeURIComponent(pathname)}`)
  }
  const all = answerOrLeave(request, await visit.call(waves, {}, centre))
  const wave = all.waves.find(({ id }) => id === params.wave)
  if (!wave) throw new Response(null, { status: 404 })
  const { members, provinces } = answerOrLeave(request, await visit.call(registry, {}, centre))
  return {
    wave: { id: wave.id, name: wave.name },
    members: members.map(({ code, name, province, waves: its }) => ({ code, name, province, waves: its })),
    provinces,
    commandId: newCommandId(),
    today: visit.today,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const members = form.getAll('member').map(String)
  const [letter, note] = [text('letter'), text('note')]
  const told = { on: text('on'), ...(letter && { letter }), ...(note && { note }) }
  if (!members.length)
    return data({ problem: 'registry.choose_regions', faults: [], members }, { status: 400 })
  const reply = await visit.call(
    invite,
    { commandId: text('commandId'), waveId: params.wave ?? '', members, ...told },
    centre,
  )
  if (reply.ok) return redirect(`/gerakan/daerah/gelombang#g${params.wave}`, 303)
  const { code: problem, status, errors = [] } = reply.problem
  const faults = errors.map(({ pointer, code }) => ({
    member: members[Number(pointer.split('/').at(-1))] ?? '',
    code,
  }))
  return data({ problem, faults, members }, { status: status || 500 })
}

/** Regions by province, each with the waves it was in: many are invited by one letter. */
export default function Invite() {
  const { wave, members, provinces, commandId, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const nameOf = (code: string) => members.find((one) => one.code === code)?.name ?? code
  const isChosen = (code: string) => result?.members.includes(code) ?? false
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('registry.invite_to', { wave: wave.name })}
        lead={t('registry.invite_lead')}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan/daerah', word: t('registry.title') },
          { href: '/gerakan/daerah/gelombang', word: t('registry.waves') },
        ]}
      />
      {result && (
        <Notice tone="broken">
          {ofCode(result.problem)}
          {result.faults.length > 0 && (
            <ul>
              {result.faults.map(({ member, code }) => (
                <li key={member}>
                  {nameOf(member)}: {ofCode(code)}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <form method="post" className="stack-wide">
        <input type="hidden" name="commandId" value={commandId} />
        <div className="card stack">
          <When today={today} id="invite" />
          <div>
            <Button>{t('registry.invite')}</Button>
          </div>
        </div>
        <div className="stack">
          {provinces.map((province) => {
            const its = members.filter((one) => one.province === province.code)
            return (
              <details key={province.code} className="card" open={its.some(({ code }) => isChosen(code))}>
                <summary>
                  {province.name} ({its.length})
                </summary>
                <ul className="invite-list">
                  {its.map(({ code, name, waves: before }) => (
                    <li key={code}>
                      <label>
                        <input type="checkbox" name="member" value={code} defaultChecked={isChosen(code)} />{' '}
                        {name}
                        {before.length > 0 && <span className="quiet small"> {before.join(', ')}</span>}
                      </label>
                    </li>
                  ))}
                </ul>
              </details>
            )
          })}
        </div>
      </form>
    </div>
  )
}
