import { readFile } from '@guyub/contract/cases'
import { transferUrl } from '../../kernel/call.ts'
import { formatBytes } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { useDesk } from '../desk-context.ts'
import type { Form } from '../device/reference.ts'
import type { View } from './case-page.tsx'

interface AttachmentsProps {
  readonly view: View
  readonly form: Form
  /** Files do not lie on the device: of a copy only what they are is shown. */
  readonly isKept: boolean
}

/** Photographs of the family's papers, and the papers that were signed elsewhere. */
export function Attachments({ view, form, isKept }: AttachmentsProps) {
  const { region } = useDesk()
  const { t, of, language } = useWords()
  const fields = (form.service.case?.pages ?? []).flatMap((page) => page.fields)
  const labelOf = ({ field, product }: View['files'][number]) => {
    const found =
      fields.find(({ key }) => key === field)?.label ??
      form.service.case?.products.find(({ key }) => key === product)?.title
    return found ? of(found) : t('desk.attachment')
  }
  return (
    <section className="stack">
      <h2>{t('desk.attachments')}</h2>
      {view.files.length === 0 && <p className="quiet">{t('desk.attachments_none')}</p>}
      <ul className={isKept ? 'plain-list' : 'photos'}>
        {view.files.map((file) => {
          const words = `${labelOf(file)} · ${formatBytes(file.bytes, language)}`
          if (isKept)
            return (
              <li key={file.fileId} className="small">
                {words}
              </li>
            )
          const address = transferUrl(region, readFile.path, { caseId: view.id, fileId: file.fileId })
          return (
            <li key={file.fileId}>
              <a className="photo-link" href={address} target="_blank" rel="noreferrer">
                {file.mediaType.startsWith('image/') ? (
                  <img src={address} alt={labelOf(file)} loading="lazy" />
                ) : (
                  <span className="paper-icon">
                    <Icon name="paper" size={40} />
                  </span>
                )}
                <span className="small">{words}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
