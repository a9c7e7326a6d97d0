import { localDay } from '@guyub/contract/calendar'
import { dayInWords, fillPaper } from '@guyub/contract/cases'
import { holds, type Paper } from '@guyub/contract/definition'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { useDesk } from '../desk-context.ts'
import { useAreas } from '../device/areas.ts'
import { type Form, formOnDevice } from '../device/reference.ts'
import { type Draft, keyOfDraft } from './draft.ts'

/** The official forms with the answers in them, for the ink signature; made on the device, so also without a network. */
export default function PrintForms() {
  const { draftId = '' } = useParams()
  const { local, region } = useDesk()
  const { t } = useWords()
  const [found, setFound] = useState<{ draft: Draft; form: Form } | 'missing'>()
  useEffect(() => {
    if (!local) return
    void local.vault.get<Draft>(keyOfDraft(draftId)).then(async (draft) => {
      const form = draft && (await formOnDevice(local.store, region, draft.service, draft.version))
      setFound(draft && form ? { draft, form } : 'missing')
    })
  }, [draftId, local, region])

  if (found === 'missing')
    return <EmptyState title={t('desk.draft_missing')}>{t('desk.draft_missing_text')}</EmptyState>
  if (!found) return null
  const { draft, form } = found
  const today = localDay(form.calendar, new Date())
  const office = (local?.person.office.name ?? '').replace(/^(Desa|Kelurahan|Kecamatan) /, '')
  const place = `${office}, ${dayInWords(today)}`
  const wanted = (form.service.case?.papers ?? []).filter(
    ({ when }) => !when || holds(when, draft.answers, today),
  )
  const papers = wanted.flatMap(({ key }) => form.service.papers.filter((paper) => paper.key === key))
  return (
    <div className="stack-wide">
      <div className="screen-only">
        <Button type="button" icon="print" onClick={() => print()}>
          {t('desk.print')}
        </Button>
      </div>
      {papers.map((paper) => (
        <FilledPaper key={paper.key} paper={paper} draft={draft} form={form} place={place} />
      ))}
    </div>
  )
}

interface FilledPaperProps {
  readonly paper: Paper
  readonly draft: Draft
  readonly form: Form
  readonly place: string
}

function FilledPaper({ paper, draft, form, place }: FilledPaperProps) {
  const { regionName } = useVisit()
  const use = form.service.case
  const areas = useAreas(use?.pages ?? [])
  if (!use) return null
  return (
    <article className="official" lang="id">
      <header>
        <span>{regionName}</span>
        <strong>{paper.code}</strong>
      </header>
      <h1>{paper.title.id}</h1>
      {fillPaper(paper, use, draft.answers, place, areas).map((block, index) => {
        // Blocks have no identity but their place on the paper.
        const key = `${paper.key}-${index}`
        if (block.kind === 'rows')
          return (
            <section key={key}>
              <h2>{block.title}</h2>
              <table>
                <tbody>
                  {block.rows.map(({ label, value }) => (
                    <tr key={label}>
                      <th scope="row">{label}</th>
                      <td>{value}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )
        if (block.kind === 'text') return <p key={key}>{block.text}</p>
        return (
          <div key={key}>
            <p className="signature-place">{block.place}</p>
            <div className="signatures">
              {block.signatures.map(({ label, name, stamp }) => (
                <div key={label}>
                  <span>{label}</span>
                  <span className="signature-space">{stamp ? 'Cap kantor' : ''}</span>
                  <span>({name})</span>
                </div>
              ))}
            </div>
          </div>
        )
      })}
      <footer>
        {paper.law} · {draft.trackingCode}
      </footer>
    </article>
  )
}
