import { freeze, freezePaper, freezeReportPaper, withdraw } from '@guyub/contract/evidence'
import type { Reply } from '../../kernel/call.ts'
import { fileOf } from '../../kernel/form-file.ts'
import type { Visit } from '../../kernel/visit.ts'

/** What a form of the page of evidence asks for. */
export async function actOnEvidence(
  { call, transfer }: Pick<Visit, 'call' | 'transfer'>,
  form: FormData,
): Promise<Reply<object>> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const commandId = text('command')
  if (text('intent') === 'withdraw')
    return call(withdraw, { commandId, evidenceId: text('id'), reason: text('reason') })
  if (text('intent') !== 'paper')
    return call(freeze, { commandId, indicator: text('indicator'), year: Number(text('year')) })
  const said = {
    ...{ commandId, title: text('title'), masks: text('masks') },
    ...{ kind: text('kind') as 'policy', showsNobody: text('showsNobody') as 'yes' },
  }
  if (text('paperId'))
    return call(freezeReportPaper, { ...said, paperId: text('paperId'), year: Number(text('year')) })
  const { bytes, sha256 } = await fileOf(form, 'file')
  return transfer.send(
    freezePaper,
    { ...said, year: text('year'), sha256 },
    { bytes, mediaType: 'application/octet-stream' },
  )
}
