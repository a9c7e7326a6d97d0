import { newCommandId } from '@guyub/contract/command'
import { dispositionSettings, letter } from '@guyub/contract/dispositions'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { allOffices } from '../../kernel/all-offices.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { type Visit, visitOf } from '../../kernel/visit.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { actOnLetter } from './act-on-letter.ts'
import { fileCommands } from './attach-files.ts'
import { Chain } from './chain.tsx'
import { HandoverCard } from './handover-card.tsx'
import { LetterFiles } from './letter-files.tsx'
import { LetterText } from './letter-text.tsx'
import './dispositions.css'

async function officeOptions({ call }: Pick<Visit, 'call'>) {
  const offices = (await allOffices(call)) ?? []
  return offices
    .filter(({ kind }) => ['regency', 'agency', 'district'].includes(kind))
    .map(({ code, name }) => ({ key: code, label: name }))
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const view = answerOrLeave(request, await visit.call(letter, { letterId: params.letterId ?? '' }))
  const settings = await visit.call(dispositionSettings, {})
  const search = new URL(request.url).searchParams
  return {
    view,
    offices: view.handovers.some(({ may }) => may.length > 0) ? await officeOptions(visit) : [],
    proposedDueOn: settings.ok ? settings.answer.proposedDueOn : '',
    isSaved: search.has('tersimpan') || search.has('terkirim'),
    leftOut: search.get('lampiran'),
    command: newCommandId(),
    fileCommands: fileCommands(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = visitOf(context)
  const letterId = params.letterId ?? ''
  const problem = await actOnLetter(visit, letterId, await officeOptions(visit), await request.formData())
  if (problem) return data({ problem: problem.code }, { status: problem.status || 500 })
  throw redirect(`/kantor/disposisi/${letterId}?tersimpan`, 303)
}

/** A letter, each office's part of it, and the way of the task. */
export default function Letter() {
  const { view, isSaved, leftOut, ...given } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  const { command, offices, proposedDueOn } = given
  return (
    <div className="stack-wide">
      <PageHeader
        title={view.subject}
        titleLang="id"
        // A tab and its history lie open: of a secret letter they say nothing.
        {...(view.confidentiality === 'rahasia' && { tab: t('dispositions.conf_rahasia') })}
        lead={
          <>
            {t(`dispositions.conf_${view.confidentiality}`)}
            {view.isSample && ` · ${t('dispositions.sample')}`}
          </>
        }
        trailLabel={t('shell.trail')}
        trail={[{ href: '/kantor/disposisi', word: t('dispositions.trail') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {!result && isSaved && <Notice tone="done" title={t('dispositions.saved')} />}
      {leftOut && (
        <Notice tone="late">
          {t('dispositions.file_left_out')} {ofCode(leftOut)}
        </Notice>
      )}
      {view.confidentiality === 'rahasia' && <Notice tone="late">{t('dispositions.not_for_others')}</Notice>}
      <LetterText letter={view} />
      {view.mayAttach && (
        <details>
          <summary>{t('dispositions.attach')}</summary>
          <form method="post" encType="multipart/form-data" className="stack">
            <LetterFiles id="files" commands={given.fileCommands} />
            <div>
              <Button kind="second" name="intent" value="attach">
                {t('dispositions.attach')}
              </Button>
            </div>
          </form>
        </details>
      )}
      <section className="stack" aria-labelledby="parts">
        <h2 id="parts">{t('dispositions.parts')}</h2>
        {view.handovers.map((one) => (
          <HandoverCard
            key={one.id}
            letter={view}
            one={one}
            fileCommands={given.fileCommands}
            {...{ command, offices, proposedDueOn }}
          />
        ))}
      </section>
      {view.chain.length > 1 && (
        <section className="stack" aria-labelledby="chain">
          <h2 id="chain">{t('dispositions.chain')}</h2>
          <p className="quiet">{t('dispositions.chain_text')}</p>
          <Chain links={view.chain} here={view.id} />
        </section>
      )}
    </div>
  )
}
