import { newCommandId } from '@guyub/contract/command'
import { revoke } from '@guyub/contract/documents'
import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import type { Paper } from './sealed-receipt.tsx'

interface RevokeReceiptProps {
  readonly paper: Paper
  readonly onRevoked: () => Promise<void>
}

/** Takes a receipt back. Asked twice and with a reason, because whoever checks the paper reads it from then on. */
export function RevokeReceipt({ paper, onRevoked }: RevokeReceiptProps) {
  const { t } = useWords()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div>
      <Button
        type="button"
        kind="plain"
        size="small"
        aria-label={`${t('documents.revoke')}: ${paper.number}`}
        onClick={() => setIsOpen(true)}
      >
        {t('documents.revoke')}
      </Button>
      <ModalOverlay className="overlay" isOpen={isOpen} isDismissable onOpenChange={setIsOpen}>
        <Modal className="modal">
          <Dialog className="dialog">
            <RevokeForm paper={paper} onRevoked={onRevoked} onClose={() => setIsOpen(false)} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  )
}

function RevokeForm({ paper, onRevoked, onClose }: RevokeReceiptProps & { readonly onClose: () => void }) {
  const { call } = useDesk()
  const { t, ofCode } = useWords()
  const [commandId] = useState(newCommandId)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)

  async function send(): Promise<void> {
    if (reason.trim().length < 3) return setError(t('documents.reason_missing'))
    setIsBusy(true)
    const reply = await call(revoke, { documentId: paper.documentId, commandId, reason })
    setIsBusy(false)
    if (!reply.ok) return setProblem(reply.problem.code)
    onClose()
    await onRevoked()
  }

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Heading slot="title">{t('documents.revoke_title', { number: paper.number })}</Heading>
      {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
      <Notice tone="late">{t('documents.revoke_warning')}</Notice>
      <LongField
        name="revoke-reason"
        label={t('documents.reason')}
        hint={t('documents.reason_hint')}
        error={error}
        value={reason}
        maxLength={300}
        required
        autoFocus
        onChange={(event) => {
          setReason(event.target.value)
          setError(undefined)
        }}
      />
      <div className="row">
        <Button kind="danger" disabled={isBusy}>
          {t('documents.revoke')}
        </Button>
        <Button type="button" kind="plain" disabled={isBusy} onClick={onClose}>
          {t('desk.cancel')}
        </Button>
      </div>
    </form>
  )
}
