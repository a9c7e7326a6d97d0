import { newCommandId } from '@guyub/contract/command'
import { openWave, waves } from '@guyub/contract/movement'
import { officeNames } from '@guyub/contract/regions'
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
import { Choice } from '../../ui/choice/choice.tsx'
import { DownloadLinks } from '../../ui/download-links/download-links.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { centreOf } from './centre.ts'
import { NamesOverTime } from './names-over-time.tsx'
import { WaveCard } from './wave-card.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre, may } = await centreOf(visit)
  const all = answerOrLeave(request, await visit.call(waves, {}, centre))
  const names = await visit.call(officeNames, {}, centre)
  return {
    all,
    names: names.ok ? names.answer : [],
    mayManage: may('movement.manage'),
    commandId: newCommandId(),
    today: visit.today,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const said = { name: text('name'), openedOn: text('openedOn'), selection: text('selection') }
  const [letter, note] = [text('letter'), text('note')]
  const reply = await visit.call(
    openWave,
    { commandId: text('commandId'), ...said, ...(letter && { letter }), ...(note && { note }) },
    centre,
  )
  if (reply.ok) return redirect(`/gerakan/daerah/gelombang/${reply.answer.waveId}/undang`, 303)
  const { code: problem, status } = reply.problem
  return data({ problem, said: { ...said, letter, note } }, { status: status || 500 })
}

/** Every wave: what is known by name, and what each source says. Who the ministry was called when stands below. */
export default function Waves() {
  const { all, names, mayManage, commandId, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, of, own, ofCode } = useWords()
  const optional = t('registry.optional')
  const note = own(all.note)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('registry.waves')}
        lead={<span lang={note.lang}>{note.words}</span>}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/daerah', word: t('registry.title') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {mayManage && (
        <details className="card" open={Boolean(result?.problem)}>
          <summary>{t('registry.open_wave')}</summary>
          <form method="post" className="stack">
            <input type="hidden" name="commandId" value={commandId} />
            <div className="pair">
              <Field
                name="name"
                label={t('registry.wave_name')}
                required
                maxLength={120}
                defaultValue={result?.said.name}
              />
              <Field
                name="openedOn"
                type="date"
                label={t('registry.opened_on')}
                defaultValue={result?.said.openedOn || today}
                required
                width="short"
              />
              <Field
                name="letter"
                label={t('registry.letter')}
                optional={optional}
                maxLength={200}
                defaultValue={result?.said.letter}
              />
            </div>
            <Choice
              name="selection"
              label={t('registry.selection')}
              value={result?.said.selection || all.selections.at(-1)?.key}
              options={all.selections.map(({ key, title }) => ({ key, label: of(title) }))}
            />
            <LongField
              name="note"
              label={t('registry.note')}
              hint={t('registry.note_hint')}
              optional={optional}
              maxLength={2000}
              rows={2}
              defaultValue={result?.said.note}
            />
            <div>
              <Button>{t('registry.open_wave')}</Button>
            </div>
          </form>
        </details>
      )}
      {all.waves.map((wave) => (
        <WaveCard key={wave.id} wave={wave} selections={all.selections} mayManage={mayManage} />
      ))}
      <DownloadLinks label={t('movement.download')} href={(format) => `/gerakan/unduh/gelombang/${format}`} />
      <NamesOverTime names={names} />
    </div>
  )
}
