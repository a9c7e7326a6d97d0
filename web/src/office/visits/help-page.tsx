import { newCommandId } from '@guyub/contract/command'
import { closeHelp, here, openHelp } from '@guyub/contract/visits'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { refusal } from '../../kernel/refusal.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import '../../words/visits-words.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const { hospital } = answerOrLeave(request, await call(here, {}))
  const help = answerOrLeave(request, await call(openHelp, { hospital, helpId: params.helpId ?? '' }))
  return { help, command: newCommandId() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const form = await request.formData()
  const { hospital } = answerOrLeave(request, await call(here, {}))
  const reply = await call(closeHelp, {
    hospital,
    helpId: params.helpId ?? '',
    commandId: String(form.get('command') ?? ''),
  })
  return reply.ok ? redirect('/kantor/kunjungan', 303) : refusal(reply.problem, form)
}

/** What somebody typed before it did not go on. Closed, it is destroyed. */
export default function HelpPage() {
  const { help, command } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const { typed } = help
  const person = typed?.newPatient ?? {}
  const rows: [string, string | undefined][] = [
    [
      t('visits.by_known'),
      typed?.known && [typed.known.value, typed.known.birthDate].filter(Boolean).join(' · '),
    ],
    ...Object.entries(person).map(([key, value]): [string, string] => [
      t(`visits.person_${key}` as 'visits.person_name'),
      value,
    ]),
    [t('visits.payer'), typed?.payer],
    [t('visits.confirm_reference'), typed?.reference],
    [t('visits.confirm_clinic'), typed?.clinic],
  ]
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('visits.help_of', { number: help.number })}
        lead={t('visits.look_kept')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/kunjungan', word: t('visits.office_title') }]}
      />
      {refused && <Notice tone="broken">{ofCode(refused.code)}</Notice>}
      {!typed && <Notice>{t('visits.help_gone')}</Notice>}
      <dl className="facts">
        {rows.map(([term, value]) =>
          value ? (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <CommandForm className="row" command={command}>
        <ButtonLink href="/kios/pasien">{t('visits.register_here')}</ButtonLink>
        {typed && <Button kind="second">{t('visits.helped')}</Button>}
      </CommandForm>
    </div>
  )
}
