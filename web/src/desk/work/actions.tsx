import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import type { Form } from '../device/reference.ts'
import { ActDialog } from './act-dialog.tsx'
import type { View } from './case-page.tsx'
import { endsAll } from './ends-all.ts'

interface ActionsProps {
  readonly view: View
  readonly form: Form
  readonly reload: (reveal?: boolean) => Promise<void>
  /** Actions on this product; without it, those on the whole request. */
  readonly product?: string
}

/** Only what this reader may do now: the server says which. */
export function Actions({ view, form, reload, product }: ActionsProps) {
  const { of } = useWords()
  const [open, setOpen] = useState<string>()
  const { actions = {}, states = {} } = form.service.case ?? {}
  const offered = view.actions.filter((one) => one.product === (product ?? null)).map(({ action }) => action)
  const known = offered.flatMap((key) => (actions[key] ? [{ key, action: actions[key] }] : []))
  if (!known.length) return null
  // The next step of the work; to ask back, to give up or to put a finished record right is never that.
  const next = known.find(
    ({ action }) =>
      !endsAll(action) && !states[action.to]?.pauses && !(action.on === 'case' && action.to === view.state),
  )
  const chosen = known.find(({ key }) => key === open)
  return (
    <div className="row actions">
      {known.map(({ key, action }) => (
        <Button
          key={key}
          type="button"
          size={product ? 'small' : 'normal'}
          kind={endsAll(action) ? 'danger' : key === next?.key ? 'first' : 'second'}
          data-act={key}
          onClick={() => setOpen(key)}
        >
          {of(action.label)}
        </Button>
      ))}
      {chosen && (
        <ActDialog
          view={view}
          form={form}
          actionKey={chosen.key}
          action={chosen.action}
          product={product}
          onClose={() => setOpen(undefined)}
          onDone={async () => {
            setOpen(undefined)
            await reload(view.isRevealed)
          }}
        />
      )}
    </div>
  )
}
