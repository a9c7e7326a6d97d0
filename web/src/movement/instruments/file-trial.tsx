import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import type { WordKey } from '../../words/words.ts'
import type { Trial } from './act-on-instrument.ts'
import { useFaultWords } from './fault-words.ts'

/** More than these are mended first, before the rest is worth reading. */
const SHOWN = 100

/** What was found in a file: every fault with its place in words, or what it consists of and a button that keeps it. */
export function FileTrial({ trial, command }: { readonly trial: Trial; readonly command: string }) {
  const { t } = useWords()
  const { placeOf, faultOf } = useFaultWords()
  const { kind, fileName, faults, text, key, counts } = trial
  if (text === null)
    return (
      <Notice tone="broken" title={t('instrument.faults', { count: faults.length })}>
        {fileName && <p>{t('instrument.of_file', { name: fileName })}</p>}
        <ul>
          {faults.slice(0, SHOWN).map((fault) => (
            <li key={`${fault.path.join('/')} ${fault.code}`}>
              <strong>{placeOf(fault.path)}</strong>: {faultOf(fault)}
            </li>
          ))}
        </ul>
        {faults.some(({ path }) => path.length > 0) && <p className="small">{t('instrument.rules_later')}</p>}
        {faults.length > SHOWN && <p>{t('instrument.more_faults', { count: faults.length - SHOWN })}</p>}
      </Notice>
    )
  return (
    <section className="card stack" aria-labelledby="tried">
      <h2 id="tried">{t('instrument.no_faults')}</h2>
      <p>
        {t('instrument.consists', { kind: t(`instrument.kind_${kind}`), key })}{' '}
        {Object.entries(counts)
          .filter(([group]) => group !== 'whole')
          .map(([group, count]) => `${t(`instrument.group_${group}` as WordKey)}: ${count}`)
          .join(' · ')}
      </p>
      <form method="post" encType="multipart/form-data" className="stack">
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="command" value={command} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="content" value={text} />
        <p className="quiet">{t('instrument.save_text')}</p>
        <div>
          <Button>{t('instrument.save')}</Button>
        </div>
      </form>
    </section>
  )
}
