import type { Action } from '@guyub/contract/definition'
import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useNavigate } from 'react-router'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, FileField, LongField } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import type { Form } from '../device/reference.ts'
import type { View } from './case-page.tsx'
import { endsAll } from './ends-all.ts'
import { HandlerField } from './handler-field.tsx'
import { IntoField, type Linked } from './into-field.tsx'
import { perform } from './perform.ts'
import { ReplyPicker } from './reply-picker.tsx'

interface ActDialogProps {
  readonly view: View
  readonly form: Form
  readonly actionKey: string
  readonly action: Action
  readonly product?: string | undefined
  /** Of an action that merges, where it is known already. */
  readonly into?: Linked | undefined
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

/** Asks what the definition says this action asks: a reason, words for the applicant, a number, a signed paper, new files. */
export function ActDialog({ view, form, actionKey, action, product, into, onClose, onDone }: ActDialogProps) {
  const { call, region } = useDesk()
  const navigate = useNavigate()
  const { t, of, ofCode } = useWords()
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState('')
  const [number, setNumber] = useState('')
  const [paper, setPaper] = useState<File>()
  const [target, setTarget] = useState(into?.id ?? '')
  const [handler, setHandler] = useState(action.asks.handler ? (view.proposedHandler ?? '') : '')
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map())
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const { asks } = action
  const register = form.service.case?.register ?? t('desk.register_unnamed')
  const productTitle = form.service.case?.products.find(({ key }) => key === product)?.title
  const fileFields = (form.service.case?.pages ?? [])
    .flatMap((page) => page.fields)
    .filter(({ type }) => type === 'photo' || type === 'file')

  // What is put right on a ground is changed page by page, and the ground is asked at the end.
  const isRectified = Boolean(asks.form && asks.reason)
  const correctPage = `/meja/permohonan/${view.id}/perbaiki/${actionKey}`

  async function send(): Promise<void> {
    setIsBusy(true)
    const given = {
      reason,
      message: message.trim(),
      number: number.trim(),
      paper,
      files,
      into: target,
      handler,
    }
    const code = await perform({ call, region, view, action: actionKey, product }, given)
    setIsBusy(false)
    if (code) setProblem(code)
    else await onDone()
  }

  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={!isBusy}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              void send()
            }}
          >
            <Heading slot="title">
              {productTitle ? `${of(productTitle)}: ${of(action.label)}` : of(action.label)}
            </Heading>
            {problem && <Notice tone="broken">{ofCode(problem)}</Notice>}
            {asks.reason && !isRectified && (
              <Choice
                name="reason"
                label={asks.labels?.reason ? of(asks.labels.reason) : t('desk.reason')}
                value={reason}
                onChange={setReason}
                options={asks.reason.map(({ key, label }) => ({ key, label: of(label) }))}
              />
            )}
            {asks.into && <IntoField chosen={into} onChange={setTarget} />}
            {asks.handler && <HandlerField handler={view.handler} value={handler} onChange={setHandler} />}
            {asks.number && !isRectified && (
              <Field
                name="number"
                label={
                  asks.labels?.number ? of(asks.labels.number) : t('desk.number_of_register', { register })
                }
                value={number}
                onChange={(event) => setNumber(event.target.value)}
                maxLength={60}
                required
                autoFocus
              />
            )}
            {asks.paper && (
              <FileField
                name="paper"
                label={asks.labels?.paper ? of(asks.labels.paper) : t('desk.signed_paper', { register })}
                hint={t('desk.signed_paper_hint')}
                optional={asks.paper === 'optional' ? t('shell.optional') : undefined}
                accept="application/pdf"
                required={asks.paper === 'required'}
                onChange={(event) => setPaper(event.target.files?.[0])}
              />
            )}
            {asks.form && (
              <div className="stack">
                <p className="quiet">{t('desk.correct_hint')}</p>
                <div>
                  <ButtonLink
                    kind="second"
                    icon="arrow"
                    href={correctPage}
                    onClick={(event) => {
                      // A dialog stands outside the desk's main part, which keeps links inside.
                      event.preventDefault()
                      void navigate(correctPage)
                    }}
                  >
                    {t('desk.correct_answers')}
                  </ButtonLink>
                </div>
              </div>
            )}
            {asks.form &&
              !isRectified &&
              fileFields.map(({ key, label }) => (
                <FileField
                  key={key}
                  name={`new-${key}`}
                  label={of(label)}
                  optional={t('shell.optional')}
                  accept="image/*,application/pdf"
                  onChange={(event) => {
                    const file = event.target.files?.[0]
                    if (file) setFiles(new Map([...files, [key, file]]))
                  }}
                />
              ))}
            {asks.message && !isRectified && (
              <ReplyPicker service={view.service} message={message} onPick={setMessage} />
            )}
            {asks.message && !isRectified && (
              <LongField
                name="message"
                label={asks.labels?.message ? of(asks.labels.message) : t('desk.message')}
                hint={t('desk.message_hint')}
                optional={asks.message === 'optional' ? t('shell.optional') : undefined}
                value={message}
                onChange={(event) => setMessage(event.target.value)}
                maxLength={2000}
                required={asks.message === 'required'}
              />
            )}
            {endsAll(action) && <Notice tone="late">{t('desk.no_way_back')}</Notice>}
            <div className="row">
              {!isRectified && <Button disabled={isBusy}>{of(action.label)}</Button>}
              <Button type="button" kind="plain" disabled={isBusy} onClick={onClose}>
                {t('desk.cancel')}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
