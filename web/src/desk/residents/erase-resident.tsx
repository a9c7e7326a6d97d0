import { ERASE_REASONS } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { eraseResident, findResident } from '@guyub/contract/residents'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { NikField } from '../../ui/nik-field/nik-field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'

/** Somebody asks to be taken out: looked up by the whole NIK, then taken out on a ground. */
export function EraseResident({ onDone }: { readonly onDone: () => Promise<void> }) {
  const { call } = useDesk()
  const { t, ofCode } = useWords()
  const [nik, setNik] = useState('')
  const [reason, setReason] = useState<string>(ERASE_REASONS[2])
  const [found, setFound] = useState<{ readonly id: string; readonly name: string }>()
  const [said, setSaid] = useState<{ readonly tone: 'done' | 'broken'; readonly text: string }>()

  async function find(event: FormEvent): Promise<void> {
    event.preventDefault()
    setSaid(undefined)
    const reply = await call(findResident, { nik })
    const resident = reply.ok ? reply.answer.resident : null
    setFound(resident ?? undefined)
    if (!resident)
      setSaid({ tone: 'broken', text: reply.ok ? t('desk.not_in_village') : ofCode(reply.problem.code) })
  }

  async function erase(): Promise<void> {
    if (!found) return
    const ground = ERASE_REASONS.find((each) => each === reason) ?? ERASE_REASONS[2]
    const reply = await call(eraseResident, {
      ...{ residentId: found.id, commandId: newCommandId(), reason: ground },
    })
    setSaid(
      reply.ok
        ? { tone: 'done', text: t('residents.erased') }
        : { tone: 'broken', text: ofCode(reply.problem.code) },
    )
    if (!reply.ok) return
    setFound(undefined)
    setNik('')
    await onDone()
  }

  return (
    <details className="card">
      <summary>{t('residents.erase')}</summary>
      <form className="stack" onSubmit={(event) => void find(event)}>
        <p className="quiet">{t('residents.erase_text')}</p>
        <div className="pair">
          <NikField
            name="erase-nik"
            label="NIK"
            value={nik}
            onChange={(event) => setNik(event.target.value.replace(/\D/g, ''))}
          />
          <Button kind="second">{t('residents.look_up')}</Button>
        </div>
        {said && <Notice tone={said.tone}>{said.text}</Notice>}
        {found && (
          <>
            <strong>{found.name}</strong>
            <Choice
              name="erase-reason"
              label={t('lists.ground')}
              value={reason}
              onChange={setReason}
              options={ERASE_REASONS.map((key) => ({ key, label: t(`lists.ground_${key}`) }))}
            />
            <Notice tone="late">{t('desk.no_way_back')}</Notice>
            <div>
              <Button type="button" kind="danger" onClick={() => void erase()}>
                {t('residents.erase_now')}
              </Button>
            </div>
          </>
        )}
      </form>
    </details>
  )
}
