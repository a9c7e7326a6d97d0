import { ButtonLink } from '../button/button.tsx'
import { EmptyState } from './empty-state.tsx'

export const examples = {
  'how to begin': (
    <EmptyState title="Belum ada permohonan" action={<ButtonLink href="#baru">Permohonan baru</ButtonLink>}>
      Permohonan yang Anda terima di loket akan tampil di sini.
    </EmptyState>
  ),
}
