import { newCommandId } from '@guyub/contract/command'
import { revokeDevice } from '@guyub/contract/devices'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { useDesk } from '../desk-context.ts'
import type { Device } from './devices-page.tsx'

interface RevokeDeviceProps {
  readonly one: Device
  readonly onRevoked: () => Promise<void>
}

/** Takes one device out of use. Asked twice: whoever sits at it has to register it anew. */
export function RevokeDevice({ one, onRevoked }: RevokeDeviceProps) {
  const { call, checkDevice } = useDesk()
  const { t, ofCode } = useWords()
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  if (!isAsking)
    return (
      <Button
        type="button"
        kind="plain"
        size="small"
        aria-label={`${t('devices.revoke')}: ${one.letter}`}
        onClick={() => setIsAsking(true)}
      >
        {t('devices.revoke')}
      </Button>
    )

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (reason.trim().length < 3) return setError(t('documents.reason_missing'))
    const reply = await call(revokeDevice, { deviceId: one.deviceId, commandId: newCommandId(), reason })
    if (!reply.ok) return setError(ofCode(reply.problem.code))
    await onRevoked()
    await checkDevice()
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <Field
        name={`reason-${one.deviceId}`}
        label={t('documents.reason')}
        hint={t('devices.revoke_hint')}
        error={error}
        value={reason}
        maxLength={300}
        autoFocus
        onChange={(event) => {
          setReason(event.target.value)
          setError(undefined)
        }}
      />
      <div className="row">
        <Button kind="danger" size="small">
          {t('devices.revoke')}
        </Button>
        <Button type="button" kind="plain" size="small" onClick={() => setIsAsking(false)}>
          {t('desk.cancel')}
        </Button>
      </div>
    </form>
  )
}
