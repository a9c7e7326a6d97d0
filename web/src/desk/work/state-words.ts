import { service } from '@guyub/contract/cases'
import { useEffect, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import type { StateTone } from '../../ui/state-badge/state-badge.tsx'
import { useDesk } from '../desk-context.ts'
import type { Form } from '../device/reference.ts'

const forms = new Map<string, Promise<Form | undefined>>()

export function useForm(key: string | undefined): Form | undefined {
  const { call, region } = useDesk()
  const [form, setForm] = useState<Form>()
  useEffect(() => {
    if (key) void formOf(key, region, call).then(setForm)
  }, [key, call, region])
  return form
}

/** The definition of a service, asked once while the desk is open. */
export function formOf(
  key: string,
  region: string,
  call: ReturnType<typeof useDesk>['call'],
): Promise<Form | undefined> {
  const id = `${region}|${key}`
  const asked =
    forms.get(id) ?? call(service, { service: key }).then((reply) => (reply.ok ? reply.answer : undefined))
  forms.set(id, asked)
  // What failed is asked again the next time.
  void asked.then((form) => form ?? forms.delete(id))
  return asked
}

/** What states of services are called; the first look shows the key until the definition has come. */
export function useStateWords() {
  const { call, region } = useDesk()
  const { of } = useWords()
  const [known, setKnown] = useState<ReadonlyMap<string, Form>>(new Map())
  return (serviceKey: string, state: string): { tone: StateTone; word: string; isFinal: boolean } => {
    const found = known.get(serviceKey)?.service.case?.states[state]
    if (found) return { tone: found.tone, word: of(found.label), isFinal: found.final }
    void formOf(serviceKey, region, call).then((form) => {
      if (form && !known.has(serviceKey)) setKnown(new Map([...known, [serviceKey, form]]))
    })
    return { tone: 'waiting', word: state, isFinal: false }
  }
}
