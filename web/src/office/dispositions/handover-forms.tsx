import type { HandoverView } from '@guyub/contract/dispositions'
import type { ReactNode } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'
import { LetterFiles } from './letter-files.tsx'

interface HandoverFormsProps {
  readonly letterId: string
  readonly one: HandoverView
  readonly command: string
  readonly fileCommands: readonly string[]
  readonly offices: readonly { readonly key: string; readonly label: string }[]
  readonly proposedDueOn: string
}

/** What an office may do with its part now. What needs words folds open; one press does what needs none. */
export function HandoverForms({ letterId, one, command, ...given }: HandoverFormsProps) {
  const { t } = useWords()
  const may = (step: HandoverView['may'][number]) => one.may.includes(step)
  const id = (name: string) => `${name}-${one.id}`
  const button = (intent: string, word: string) => (
    <Button name="intent" value={intent}>
      {word}
    </Button>
  )
  const form = (children: ReactNode, multipart = false) => (
    <form method="post" className="stack" {...(multipart && { encType: 'multipart/form-data' as const })}>
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="handover" value={one.id} />
      {children}
    </form>
  )
  const folded = (word: string, children: ReactNode, multipart = false) => (
    <details>
      <summary>{word}</summary>
      {form(children, multipart)}
    </details>
  )
  const reason = (label: string) => (
    <LongField name="reason" id={id('reason')} label={label} rows={3} required />
  )
  return (
    <div className="stack handover-forms">
      {(may('take') || may('pass-on')) && (
        <div className="row">
          {may('take') && form(button('take', t('dispositions.take')))}
          {may('pass-on') && (
            <ButtonLink
              kind="second"
              href={`/kantor/disposisi/tulis?${new URLSearchParams({ surat: letterId, dari: one.id })}`}
            >
              {t('dispositions.pass_on')}
            </ButtonLink>
          )}
        </div>
      )}
      {may('accept') && form(button('accept', t('dispositions.accept')))}
      {may('report') &&
        folded(
          t('dispositions.report'),
          <>
            <LongField
              name="report"
              id={id('report')}
              label={t('dispositions.report_label')}
              hint={t('dispositions.body_hint')}
              rows={4}
              required
            />
            <LetterFiles id={id('files')} commands={given.fileCommands} />
            <div>{button('report', t('dispositions.report_send'))}</div>
          </>,
          true,
        )}
      {may('return') &&
        folded(
          t('dispositions.return'),
          <>
            {reason(t('dispositions.return_reason'))}
            <SearchChoice
              name="belongsTo"
              id={id('belongs')}
              label={t('dispositions.whose')}
              hint={t('dispositions.whose_hint')}
              options={given.offices}
            />
            <label className="choice-option return-unknown">
              <input type="checkbox" name="unknown" value="yes" />
              {t('dispositions.whose_unknown')}
            </label>
            <div>{button('return', t('dispositions.return_send'))}</div>
          </>,
        )}
      {may('redirect') && (
        <details open>
          <summary>{t('dispositions.redirect')}</summary>
          {form(
            <>
              <SearchChoice
                name="to"
                id={id('to')}
                label={t('dispositions.redirect_to')}
                options={given.offices}
                value={one.belongsTo?.code ?? ''}
              />
              <Field
                name="dueOn"
                id={id('due')}
                type="date"
                label={t('dispositions.due_on')}
                defaultValue={given.proposedDueOn}
                required
                width="short"
              />
              <div>{button('redirect', t('dispositions.redirect_send'))}</div>
            </>,
          )}
        </details>
      )}
      {may('ask-again') &&
        folded(
          t('dispositions.ask_again'),
          <>
            {reason(t('dispositions.ask_again_label'))}
            <Field
              name="dueOn"
              id={id('due')}
              type="date"
              label={t('dispositions.new_due')}
              optional={t('shell.optional')}
              width="short"
            />
            <div>{button('ask-again', t('dispositions.ask_again'))}</div>
          </>,
        )}
      {may('withdraw') &&
        folded(
          t(one.state === 'returned' ? 'dispositions.let_be' : 'dispositions.withdraw'),
          <>
            {reason(t('dispositions.withdraw_reason'))}
            <div>
              <Button kind="danger" name="intent" value="withdraw">
                {t(one.state === 'returned' ? 'dispositions.let_be' : 'dispositions.withdraw')}
              </Button>
            </div>
          </>,
        )}
    </div>
  )
}
