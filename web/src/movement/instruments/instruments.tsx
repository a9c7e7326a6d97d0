import { newCommandId } from '@guyub/contract/command'
import { INSTRUMENT_KINDS, instrumentVersions } from '@guyub/contract/instruments'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { centreOf } from '../registry/centre.ts'
import { actOnInstrument } from './act-on-instrument.ts'
import { FileTrial } from './file-trial.tsx'
import { TryFile } from './try-file.tsx'
import { VersionsOfKind } from './versions-of-kind.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre, may } = await centreOf(visit)
  const versions = answerOrLeave(request, await visit.call(instrumentVersions, {}, centre))
  return { versions, mayBring: may('movement.manage'), command: newCommandId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return actOnInstrument(visitOf(context), await request.formData())
}

/** What the ministry asks regions with: every version, a file to be tried and kept as the next one, and two beside each other. */
export default function Instruments() {
  const { versions, mayBring, command } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, ofCode } = useWords()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('instrument.title')}
        lead={t('instrument.lead')}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/gerakan/daerah', word: t('registry.title') }]}
      />
      {result?.problem && <Notice tone="broken">{ofCode(result.problem)}</Notice>}
      {result?.done && <Notice tone="done">{t(`instrument.done_${result.done}`)}</Notice>}
      {result?.trial && <FileTrial trial={result.trial} command={command} />}
      {mayBring && <TryFile kind={result?.trial?.kind ?? 'evaluation'} />}
      {INSTRUMENT_KINDS.map((kind) => (
        <VersionsOfKind
          key={kind}
          kind={kind}
          versions={versions.filter((each) => each.kind === kind)}
          mayBring={mayBring}
          command={command}
        />
      ))}
    </div>
  )
}
