import type { check } from '@guyub/contract/documents'
import type { z } from 'zod'
import { formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice, type NoticeTone } from '../../ui/notice/notice.tsx'

type Answer = z.output<typeof check.answer>

const TONES: Record<Answer['verdict'], NoticeTone> = {
  final: 'done',
  provisional: 'late',
  revoked: 'broken',
  forged: 'broken',
  'other-authority': 'done',
  unknown: 'late',
}

// Passed on unchanged, but not what was signed: nobody should feel safe.
function toneOf({ verdict, agencySignature }: Answer): NoticeTone {
  if (agencySignature?.state === 'broken') return 'broken'
  return agencySignature?.state === 'none' ? 'late' : TONES[verdict]
}

/** What was verified of the signature inside, and, as plainly, what was not. */
function AgencySignature({ state, coversWhole, signer }: NonNullable<Answer['agencySignature']>) {
  const { t } = useWords()
  return (
    <div className="card stack">
      <h2>{t(`documents.signature_${state}`)}</h2>
      {(state === 'intact' || state === 'broken') && (
        <dl className="facts">
          <dt>{t('documents.signer')}</dt>
          <dd>{signer ?? t('shell.unknown')}</dd>
          <dt>{t('documents.covers')}</dt>
          <dd>{t(coversWhole ? 'documents.covers_whole' : 'documents.covers_part')}</dd>
        </dl>
      )}
      <p className="small quiet">{t(`documents.signature_${state}_text`)}</p>
    </div>
  )
}

/** What the paper is, in one sentence first; then what to compare with the print, and which kind of signature it bears. */
export function CheckVerdict({ answer }: { readonly answer: Answer }) {
  const { t, of, language } = useWords()
  const day = (at: string) => formatShortDay(`${at}T00:00:00Z`, language, 'UTC')
  const rows = [
    { label: t('portal.check_row_kind'), value: answer.kind && of(answer.kind) },
    { label: t('portal.check_row_number'), value: answer.number },
    { label: t('portal.check_row_reference'), value: answer.reference },
    { label: t('portal.check_row_office'), value: answer.office },
    { label: t('portal.check_row_issued'), value: answer.issuedOn && day(answer.issuedOn) },
    { label: t('portal.check_row_revoked'), value: answer.revokedOn && day(answer.revokedOn) },
    { label: t('portal.check_row_reason'), value: answer.reason },
    { label: t('portal.check_row_signature'), value: t(`portal.signature_${answer.signature}`) },
  ].filter(({ value }) => value)
  const isOfUnknownDevice = answer.verdict === 'unknown' && answer.signature === 'device'
  const isOfRevokedDevice = answer.verdict === 'revoked' && answer.signature === 'device'
  return (
    <section className="stack" id="hasil">
      <Notice tone={toneOf(answer)} title={t(`portal.verdict_${answer.verdict}`)}>
        {t(
          isOfRevokedDevice
            ? 'portal.verdict_revoked_device_text'
            : isOfUnknownDevice
              ? 'portal.verdict_unknown_device_text'
              : `portal.verdict_${answer.verdict}_text`,
        )}
      </Notice>
      {answer.verdict !== 'unknown' && answer.verdict !== 'forged' && (
        <dl className="facts card">
          {rows.map(({ label, value }) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {answer.verdict === 'provisional' && answer.reference && (
        <>
          <p>{answer.receivedAt ? t('portal.check_arrived') : t('portal.check_not_arrived')}</p>
          <p>
            <a href={`/lacak?kode=${encodeURIComponent(answer.reference)}`}>{t('portal.check_follow')}</a>
          </p>
        </>
      )}
      {answer.agencySignature && <AgencySignature {...answer.agencySignature} />}
      {answer.checker && (
        <p>
          <a href={answer.checker} rel="noreferrer">
            {t('portal.check_elsewhere')}
          </a>
        </p>
      )}
    </section>
  )
}
