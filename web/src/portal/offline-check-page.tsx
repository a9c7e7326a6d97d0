import type { MetaFunction } from 'react-router'
import { useVisit } from '../kernel/use-visit.ts'
import { useWords } from '../kernel/use-words.ts'
import { Button } from '../ui/button/button.tsx'
import { Field, FileField } from '../ui/field/field.tsx'
import { Notice, type NoticeTone } from '../ui/notice/notice.tsx'
import { PageHeader } from '../ui/page-header/page-header.tsx'
import '../words/checker-words.ts'

const VERDICTS: Readonly<Record<string, NoticeTone>> = {
  ...{ final: 'done', provisional: 'late', revoked: 'broken' },
  ...{ forged: 'broken', unsure: 'late', elsewhere: 'late', unreadable: 'late' },
}
const SAID = ['kind', 'number', 'reference', 'office', 'issued'] as const

export const meta: MetaFunction = () => [{ tagName: 'link', rel: 'manifest', href: '/checker.webmanifest' }]

/**
 * Checks papers where there is no network: the page keeps itself, the key and the list of what was taken back. Everything that is said
 * stands in it already; the script shows what holds.
 */
export default function OfflineCheck() {
  const { region, regionName } = useVisit()
  const { t } = useWords()
  const list = `/api/r/${region}/documents/revocations`
  return (
    <div className="wide stack-wide" style={{ maxWidth: 860 }} data-offline-check="" data-region={region}>
      <PageHeader
        title={t('checker.title')}
        lead={t('checker.lead', { region: regionName })}
        trailLabel={t('shell.trail')}
        trail={[{ href: '/cek', word: t('shell.check') }]}
      />
      <noscript>
        <Notice tone="late">{t('checker.needs_script')}</Notice>
      </noscript>
      <p
        role="status"
        data-list=""
        data-none={t('checker.list_none')}
        data-fresh={t('checker.list_fresh')}
        data-kept={t('checker.list_kept')}
        data-old={t('checker.list_old')}
        data-stored={t('checker.stored')}
      />
      <section aria-live="assertive" className="stack" id="hasil">
        {Object.entries(VERDICTS).map(([verdict, tone]) => (
          <div key={verdict} data-verdict={verdict} hidden>
            <Notice tone={tone} title={t(`checker.verdict_${verdict}` as 'checker.verdict_final')}>
              {t(`checker.verdict_${verdict}_text` as 'checker.verdict_final_text')}
            </Notice>
          </div>
        ))}
        <dl className="facts card" data-said="" hidden>
          {SAID.map((name) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt data-of={name}>
                {t(name === 'issued' ? 'portal.check_row_issued' : `portal.check_row_${name}`)}
              </dt>
              <dd data-value={name} />
            </div>
          ))}
        </dl>
        <p data-younger="" hidden>
          {t('checker.younger')}
        </p>
      </section>
      <form className="card stack" data-check="">
        <Field
          name="token"
          label={t('portal.check_token')}
          hint={t('checker.token_hint')}
          width="full"
          spellCheck={false}
          autoComplete="off"
        />
        <div className="row">
          <Button icon="shield">{t('portal.check_button')}</Button>
          <Button type="button" kind="second" icon="camera" data-camera="" hidden>
            {t('checker.camera')}
          </Button>
        </div>
        <p role="status" data-camera-fault="" data-denied={t('checker.camera_denied')} />
        <video muted playsInline data-video="" hidden style={{ maxWidth: '100%' }} />
      </form>
      <details className="card">
        <summary>{t('checker.by_file')}</summary>
        <form className="stack" data-import="" style={{ marginTop: 16 }}>
          <p>{t('checker.by_file_text')}</p>
          <p>
            <a href={list} download="daftar-cabut.json">
              {t('checker.download')}
            </a>
          </p>
          <FileField name="list" label={t('checker.file')} accept="application/json,.json" />
          <p
            role="status"
            data-imported=""
            data-done={t('checker.imported')}
            data-refused={t('checker.import_refused')}
          />
        </form>
      </details>
      <section className="column stack small quiet">
        <p>{t('checker.how')}</p>
        <p>{t('checker.limits')}</p>
      </section>
      <script type="module" src="/plain/offline-check.js" />
    </div>
  )
}
