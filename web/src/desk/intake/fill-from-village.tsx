import type { Filled } from '@guyub/contract/definition'
import { findResident } from '@guyub/contract/residents'
import { useState } from 'react'
import { formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { may, useDesk } from '../desk-context.ts'

interface FillProps {
  readonly nik: string
  readonly fills: Partial<Readonly<Record<Filled, string>>>
  readonly onFill: (values: Readonly<Record<string, string>>) => void
}

/** Takes over what the village's own list says of this NIK. Only on line: the list lies on no laptop. */
export default function FillFromVillage({ nik, fills, onFill }: FillProps) {
  const { call, me, isOnline } = useDesk()
  const { zone } = useVisit()
  const { t, ofCode, language } = useWords()
  const [said, setSaid] = useState<{ readonly nik: string; readonly text: string }>()
  if (!isOnline || !may(me, 'residents.read') || !/^\d{16}$/.test(nik)) return null

  async function fill(): Promise<void> {
    const reply = await call(findResident, { nik })
    const found = reply.ok ? reply.answer.resident : null
    if (found) {
      const known: Readonly<Record<Filled, string>> = found
      const filled = Object.entries(fills).map(([what, key]) => [key, known[what as Filled]] as const)
      onFill(Object.fromEntries(filled.filter(([, value]) => value)))
    }
    const when = found && formatShortDay(found.asOf, language, zone)
    const text = !reply.ok
      ? ofCode(reply.problem.code)
      : when
        ? t('desk.filled', { when })
        : t('desk.not_in_village')
    setSaid({ nik, text })
  }

  return (
    <div className="row">
      <Button type="button" kind="second" size="small" onClick={() => void fill()}>
        {t('desk.fill_from_village')}
      </Button>
      <span role="status" className="small quiet">
        {said?.nik === nik && said.text}
      </span>
    </div>
  )
}
