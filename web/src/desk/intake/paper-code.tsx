import { isTrackingCode, list, normalTrackingCode, regionOf } from '@guyub/contract/cases'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import '../../words/counter-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { useDesk } from '../desk-context.ts'
import type { Draft } from './draft.ts'

interface PaperCodeProps {
  readonly drafts: readonly Draft[]
  /** Of a sheet that nobody has typed yet: which service is chosen next. */
  readonly onNew: (code: string) => void
}

/** Finds what a printed form became by the code on it: a draft of this device, a request, or nothing yet. */
export function PaperCode({ drafts, onNew }: PaperCodeProps) {
  const { call, region } = useDesk()
  const { t } = useWords()
  const navigate = useNavigate()
  const [isWrong, setWrong] = useState(false)

  async function find(typed: string): Promise<void> {
    const code = normalTrackingCode(typed)
    const isOurs = isTrackingCode(code) && regionOf(code) === region
    setWrong(!isOurs)
    if (!isOurs) return
    const draft = drafts.find(({ trackingCode }) => trackingCode === code)
    if (draft) return void navigate(`/meja/baru/${draft.service}/${draft.id}`)
    const reply = await call(list, { q: code, box: 'all' })
    const found = reply.ok ? reply.answer.items.find(({ trackingCode }) => trackingCode === code) : undefined
    if (found) return void navigate(`/meja/permohonan/${found.id}`)
    onNew(code)
  }

  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        void find(String(new FormData(event.currentTarget).get('paper-code') ?? ''))
      }}
    >
      <Field
        name="paper-code"
        label={t('counter.paper_code')}
        hint={t('counter.paper_code_hint')}
        error={isWrong ? t('counter.paper_code_wrong') : undefined}
        maxLength={24}
        width="medium"
        required
      />
      <Button kind="second" icon="search">
        {t('counter.paper_find')}
      </Button>
    </form>
  )
}
