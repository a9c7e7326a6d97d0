import { service } from '@guyub/contract/services'
import { useEffect, useState } from 'react'
import { type DeskState, useDesk } from '../desk-context.ts'
import { type Form, formOnDevice, keepForm } from '../device/reference.ts'

const forms = new Map<string, Promise<Form | undefined>>()

interface Began {
  readonly service: string
  readonly serviceVersion: number
}

/** The definition under which a case began. */
export function useForm(of: Began | undefined): Form | undefined {
  const { call, region, local } = useDesk()
  const [form, setForm] = useState<Form>()
  const { service: key, serviceVersion: version } = of ?? {}
  useEffect(() => {
    if (key) void formOf({ call, region, local }, key, version).then(setForm)
  }, [key, version, call, region, local])
  const isIt = form?.service.key === key && form?.service.version === version
  return isIt ? form : undefined
}

/**
 * A version of a service, that of today when none is named; asked once while the desk is open. Without a network it is what
 * this device has kept, version by version.
 */
export function formOf(
  desk: Pick<DeskState, 'call' | 'region' | 'local'>,
  key: string,
  version?: number,
): Promise<Form | undefined> {
  const id = `${desk.region}|${key}|${version ?? ''}`
  const asked = forms.get(id) ?? ask(desk, key, version)
  forms.set(id, asked)
  // What failed is asked again the next time.
  void asked.then((form) => form ?? forms.delete(id))
  return asked
}

async function ask(
  { call, region, local }: Pick<DeskState, 'call' | 'region' | 'local'>,
  key: string,
  version: number | undefined,
): Promise<Form | undefined> {
  const reply = await call(service, { service: key, ...(version !== undefined && { version }) })
  if (!reply.ok) return local && formOnDevice(local.store, region, key, version)
  if (local) await keepForm(local.store, region, reply.answer)
  return reply.answer
}
