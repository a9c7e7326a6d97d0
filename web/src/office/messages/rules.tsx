import { newCommandId } from '@guyub/contract/command'
import { messageSettings, OUTWARD, type Outward, setMessageSettings } from '@guyub/contract/outbox'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const settings = answerOrLeave(request, await visitOf(context).call(messageSettings, {}))
  return { settings, command: newCommandId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [from, until] = [text('from'), text('until')]
  const reply = await visitOf(context).call(setMessageSettings, {
    ...{ commandId: text('command'), version: Number(text('version')) },
    quiet: from || until ? { from, until } : null,
    // A place that was left empty is closed up.
    channels: OUTWARD.map((_, place) => text(`place-${place}`)).filter(Boolean) as Outward[],
  })
  if (reply.ok) return { problem: null }
  return data({ problem: reply.problem.code }, { status: reply.problem.status || 500 })
}

/** When nobody is disturbed, and which way is tried first. */
export default function Rules() {
  const { settings, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('messages.rules')}
        lead={t('messages.rules_lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/pesan', word: t('messages.title') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result && !result.problem && <Notice tone="done">{t('messages.saved')}</Notice>}
      <form method="post" className="card stack" key={settings.version}>
        <input type="hidden" name="command" value={command} />
        <input type="hidden" name="version" value={settings.version} />
        <fieldset className="choice">
          <legend className="field-label">{t('messages.quiet')}</legend>
          <p className="field-hint">{t('messages.quiet_hint')}</p>
          <div className="pair">
            <Field
              name="from"
              type="time"
              label={t('messages.from')}
              defaultValue={settings.quiet?.from ?? ''}
              width="short"
            />
            <Field
              name="until"
              type="time"
              label={t('messages.until')}
              defaultValue={settings.quiet?.until ?? ''}
              width="short"
            />
          </div>
        </fieldset>
        <h2>{t('messages.order_text')}</h2>
        {OUTWARD.map((_, place) => (
          <Choice
            key={place}
            name={`place-${place}`}
            label={t('messages.order', { place: place + 1 })}
            value={settings.channels[place] ?? ''}
            options={[
              ...OUTWARD.map((key) => ({ key, label: t(`messages.channel_${key}`) })),
              { key: '', label: t('messages.order_none') },
            ]}
          />
        ))}
        <div>
          <Button>{t('messages.save')}</Button>
        </div>
      </form>
    </div>
  )
}
