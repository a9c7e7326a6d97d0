import { useVisit, VisitContext } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { Skeleton } from '../ui/skeleton/skeleton.tsx'
import { DeskApp } from './desk-app.client.tsx'
import { useDeskLanguage } from './desk-language.ts'
import './desk.css'

export const handle = { script: true }

export const meta = () => [{ tagName: 'link', rel: 'manifest', href: '/manifest.webmanifest' }]

// The desk lives on the device; its server part is only the shell, the same for every address below /meja.
export async function clientLoader() {
  return null
}
clientLoader.hydrate = true as const

export function HydrateFallback() {
  const { t } = useWords()
  return (
    <main id="isi" className="wide">
      <title>Guyub</title>
      <Skeleton word={t('shell.loading')} lines={6} />
      <noscript>{t('desk.needs_script')}</noscript>
    </main>
  )
}

export default function Desk() {
  const visit = useVisit()
  const { language, choose } = useDeskLanguage(visit.language)
  return (
    <VisitContext value={{ ...visit, language }}>
      <DeskApp onLanguage={choose} />
    </VisitContext>
  )
}
