import { read } from '@guyub/contract/cases'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { useDesk } from '../desk-context.ts'
import type { View } from '../work/case-page.tsx'
import { useForm } from '../work/forms.ts'
import { Correcting } from './correcting.tsx'

/** Opens a request with its numbers in full: whoever mends an answer has to see it. The server records that they did. */
export default function CorrectPage() {
  const { caseId = '', action = '' } = useParams()
  const { call } = useDesk()
  const { t, ofCode } = useWords()
  const [view, setView] = useState<View>()
  const [problem, setProblem] = useState<string>()
  const form = useForm(view)

  useEffect(() => {
    void call(read, { caseId, reveal: 'true' }).then((reply) => {
      if (reply.ok) setView(reply.answer)
      else setProblem(reply.problem.code)
    })
  }, [call, caseId])

  if (problem) return <Notice tone="broken">{ofCode(problem)}</Notice>
  if (!view || !form) return <Skeleton word={t('shell.loading')} lines={6} />
  if (!view.form || !view.actions.some((one) => one.action === action))
    return <Notice tone="broken">{ofCode('cases.not_in_this_state')}</Notice>
  return <Correcting view={view} answers={view.form} form={form} action={action} />
}
