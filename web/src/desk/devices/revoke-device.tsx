import { newCommandId } from '@guyub/contract/command'
import { revokeDevice } from '@guyub/contract/devices'
import { useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Field } from '../../ui/field/field.tsx'
import { AskTwice } from '../ask-twice.tsx'
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
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()

  async function send(): Promise<void> {
    if (reason.trim().length < 3) return setError(t('documents.reason_missing'))
    const reply = await call(revokeDevice, { deviceId: one.deviceId, commandId: newCommandId(), reason })
    if (!reply.ok) return setError(ofCode(reply.problem.code))
    await onRevoked()
    await checkDevice()
  }
  return (
    <AskTwice word={t('devices.revoke')} about={one.letter} onSend={send}>
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
    </AskTwice>
  )
}
