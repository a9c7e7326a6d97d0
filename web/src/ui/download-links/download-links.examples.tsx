import { DownloadLinks } from './download-links.tsx'

export const examples = {
  'both formats': <DownloadLinks label="Unduh tabel" href={(format) => `#${format}`} />,
}
