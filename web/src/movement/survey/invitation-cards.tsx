import { renderSVG } from 'uqr'
import { useWords } from '../../kernel/use-words.ts'

interface InvitationCardsProps {
  readonly programme: string
  readonly codes: readonly string[]
  readonly origin: string
}

/** One paper for each person, to cut out and hand over: a phone reads it, an officer scans it, and anybody can type it. No name. */
export function InvitationCards({ programme, codes, origin }: InvitationCardsProps) {
  const { t } = useWords()
  return (
    <ul className="invitation-cards">
      {codes.map((code) => (
        <li key={code} className="card">
          <div
            className="invitation-qr"
            dangerouslySetInnerHTML={{ __html: renderSVG(`${origin}/survei/isi/${code}`, { border: 1 }) }}
          />
          <div className="stack">
            <strong lang="id">{programme}</strong>
            <span className="code">{code}</span>
            <span className="small quiet">{t('survey.card_text')}</span>
            <span className="small code">{origin}/survei</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
