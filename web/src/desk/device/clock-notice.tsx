import { clockAhead } from '../../kernel/device-clock.ts'
import { formatLongSpan } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'

/** Says that the clock of this device is wrong: days in forms and promises on paper are counted by it. */
export function ClockNotice() {
  // Heard at every sending.
  useDesk()
  const { t, language } = useWords()
  const ahead = clockAhead()
  if (!ahead) return null
  const span = formatLongSpan(Math.round(Math.abs(ahead) / 60_000), language)
  return (
    <Notice tone="broken" title={t(ahead > 0 ? 'desk.clock_ahead' : 'desk.clock_behind', { span })}>
      {t('desk.clock_text')}
    </Notice>
  )
}
