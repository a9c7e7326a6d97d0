import type { AgreementView } from '@guyub/contract/dispositions'
import type { ReactNode } from 'react'
import { formatDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'

/** What was agreed, in the words of the agreement. */
export function AgreementFacts({ agreement }: { readonly agreement: AgreementView }) {
  const { t, of, language } = useWords()
  const day = (iso: string) => formatDay(`${iso}T00:00:00Z`, language, 'UTC')
  return (
    <dl className="facts card">
      {fact('provider', agreement.provider.name)}
      {fact('consumer', agreement.consumer.name)}
      {fact('service', of(agreement.service.title))}
      {fact('fields', agreement.fields.map(({ label }) => of(label)).join(', '))}
      {fact('purpose', <span lang="id">{agreement.purpose}</span>)}
      {fact('legal_basis', <span lang="id">{agreement.legalBasis}</span>)}
      {fact('starts_on', day(agreement.startsOn))}
      {fact('expires_on', day(agreement.expiresOn))}
      {agreement.proposedBy && fact('proposed_by', agreement.proposedBy)}
      {agreement.decidedBy && fact('decided_by', agreement.decidedBy)}
      {agreement.reason && fact('reason', <span lang="id">{agreement.reason}</span>)}
    </dl>
  )

  function fact(
    name:
      | 'provider'
      | 'consumer'
      | 'service'
      | 'fields'
      | 'purpose'
      | 'legal_basis'
      | 'starts_on'
      | 'expires_on'
      | 'proposed_by'
      | 'decided_by'
      | 'reason',
    value: ReactNode,
  ) {
    return (
      <>
        <dt>{t(`dispositions.${name}`)}</dt>
        <dd>{value}</dd>
      </>
    )
  }
}
