import type { PaperView } from '@guyub/contract/plan'
import { formatBytes, formatMoment, formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'

const TYPES: Readonly<Record<PaperView['mediaType'], string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
}

interface PaperLineProps {
  readonly paper: PaperView
  readonly kind: string | undefined
  readonly command: string
}

/** One file of a report: what it is, of which day, how large; opened, frozen or taken back by whoever may. */
export function PaperLine({ paper, kind = paper.paperKind, command }: PaperLineProps) {
  const { t, language } = useWords()
  const { zone } = useVisit()
  const { id, withdrawn, may } = paper
  const day = formatShortDay(`${paper.paperOn}T00:00:00Z`, language, 'UTC')
  const told = `${kind}, ${day} (${TYPES[paper.mediaType]}, ${formatBytes(paper.bytes, language)})`
  return (
    <li className="small">
      {may.open ? <a href={`/gerakan/berkas/${id}`}>{told}</a> : withdrawn ? <del>{told}</del> : told}
      {may.freeze && (
        <>
          {' · '}
          <a href={`/gerakan/bukti?berkas=${id}`}>{t('papers.freeze')}</a>
        </>
      )}
      {withdrawn && (
        <p className="quiet">
          {t('papers.withdrawn', { at: formatMoment(withdrawn.at, language, zone) })}:{' '}
          <span lang="id">{withdrawn.reason}</span>
        </p>
      )}
      <details>
        <summary>{t(may.withdraw ? 'papers.hash_and_withdraw' : 'papers.hash')}</summary>
        <p className="code">{paper.sha256}</p>
        {may.withdraw && (
          <form method="post" className="stack column">
            <p>{t('papers.withdraw_text')}</p>
            <input type="hidden" name="intent" value="withdraw-paper" />
            <input type="hidden" name="command" value={command} />
            <input type="hidden" name="paperId" value={id} />
            <Field
              {...{ name: 'reason', id: `${id}-reason`, label: t('plan.reason') }}
              {...{ minLength: 3, maxLength: 400, required: true }}
            />
            <div>
              <Button kind="danger" size="small">
                {t('papers.withdraw')}
              </Button>
            </div>
          </form>
        )}
      </details>
    </li>
  )
}
