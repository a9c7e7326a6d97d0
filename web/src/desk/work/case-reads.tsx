import { reads } from '@guyub/contract/cases'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { useDesk } from '../desk-context.ts'
import { useOfficeNames } from './office-names.ts'

/** Who has read this request: officers know that it is written down, and the person sees it too. */
export function CaseReads({ caseId }: { readonly caseId: string }) {
  const { call } = useDesk()
  const { zone } = useVisit()
  const { t, language } = useWords()
  const officeName = useOfficeNames()
  const [all, setAll] = useState<z.output<typeof reads.answer>>([])
  useEffect(() => {
    void call(reads, { caseId }).then((reply) => reply.ok && setAll(reply.answer))
  }, [call, caseId])
  return (
    <details className="card">
      <summary>
        <strong>{t('desk.reads')}</strong> <span className="count">{all.length}</span>
      </summary>
      <ul className="plain-list small">
        {all.map(({ at, name, office, isRevealed }) => (
          <li key={`${at}-${name}`}>
            {formatMoment(at, language, zone)} · {name ?? t('desk.reads_machine')} · {officeName(office)}
            {isRevealed && ` · ${t('desk.reads_revealed')}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
