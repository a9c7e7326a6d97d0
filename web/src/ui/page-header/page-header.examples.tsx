import { ButtonLink } from '../button/button.tsx'
import { PageHeader } from './page-header.tsx'

export const examples = {
  full: (
    <PageHeader
      title="Akta kelahiran"
      lead="Sekali mengurus: akta, kartu keluarga, dan kartu identitas anak."
      trailLabel="Jalur"
      trail={[
        { href: '#beranda', word: 'Beranda' },
        { href: '#layanan', word: 'Layanan' },
      ]}
      actions={<ButtonLink href="#mulai">Mulai</ButtonLink>}
    />
  ),
}
