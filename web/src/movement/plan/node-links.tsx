import type { ActivityView, NodeKind } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'

interface Linked {
  readonly view: ActivityView
  readonly kind: NodeKind
}

const back = ({ plan, line }: ActivityView) =>
  encodeURIComponent(`/gerakan/kegiatan/${line.id}?versi=${plan.id}`)

/** Leads to the form for one more, where it may be written. */
export function AddLink({ view, kind }: Linked) {
  const { t } = useWords()
  if (!view.may.edit) return null
  const href = `/gerakan/rencana/${view.plan.id}/tambah/${kind}?kegiatan=${view.line.id}&kembali=${back(view)}`
  return (
    <ButtonLink kind="plain" size="small" icon="plus" href={href}>
      {t(`plan.kind_${kind}`)}
    </ButtonLink>
  )
}

/** Leads to the form of what is there. */
export function EditLink({ view, kind, id }: Linked & { readonly id: string }) {
  const { t } = useWords()
  if (!view.may.edit) return null
  const href = `/gerakan/rencana/${view.plan.id}/ubah/${kind}/${id}?kegiatan=${view.line.id}&kembali=${back(view)}`
  return (
    <a className="small" href={href}>
      {t('plan.edit')}
    </a>
  )
}
