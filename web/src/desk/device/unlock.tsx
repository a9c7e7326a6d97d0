import { type FormEvent, useEffect, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import type { DeskState, Me } from '../desk-context.ts'
import { makeLock, openLock } from './seal.ts'
import { type DevicePerson, ownerOf, type Store } from './store.ts'
import { openVault } from './vault.ts'

interface UnlockProps {
  readonly store: Store
  readonly me: Me | undefined
  readonly region: string
  readonly isOnline: boolean
  readonly onOpen: (local: NonNullable<DeskState['local']>) => void
}

/** Each clerk opens only what is theirs; the first time on a device they choose their PIN, with a network. */
export function Unlock({ store, me, region, isOnline, onOpen }: UnlockProps) {
  const { t } = useWords()
  const [people, setPeople] = useState<readonly DevicePerson[]>()
  const [chosen, setChosen] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)

  useEffect(() => {
    void store.getAll('people').then((all) => setPeople(all.filter((person) => person.region === region)))
  }, [store, region])
  if (!people) return null
  const known = me
    ? people.find(({ id }) => id === me.id)
    : (people.find(({ id }) => id === chosen) ?? people[0])

  async function unlock(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!known) return
    setIsBusy(true)
    const key = await openLock(known.lock, pin)
    setIsBusy(false)
    if (!key) return setFault(t('desk.pin_wrong'))
    onOpen({ store, vault: openVault(store, key, known), person: known })
  }

  async function begin(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!me?.acting) return
    if (!/^\d{6,12}$/.test(pin)) return setFault(t('desk.pin_short'))
    if (pin !== again) return setFault(t('desk.pin_differs'))
    setIsBusy(true)
    const { lock, key } = await makeLock(pin)
    const person = { id: me.id, region, name: me.name, office: me.acting.office, lock }
    await store.put('people', person, ownerOf(person))
    onOpen({ store, vault: openVault(store, key, person), person })
  }

  const pinField = (
    <Field
      name="pin"
      type="password"
      label={t('desk.pin')}
      hint={known ? undefined : t('desk.pin_hint')}
      error={fault}
      digits
      maxLength={12}
      width="short"
      value={pin}
      autoFocus
      onChange={(event) => {
        setPin(event.target.value.replace(/\D/g, ''))
        setFault(undefined)
      }}
    />
  )

  if (known)
    return (
      <form className="card stack unlock" onSubmit={(event) => void unlock(event)}>
        <PageHeader title={t('desk.unlock')} lead={`${known.name} · ${known.office.name}`} />
        {!me && people.length > 1 && (
          <Choice
            name="person"
            label={t('desk.who')}
            value={known.id}
            onChange={setChosen}
            options={people.map(({ id, name }) => ({ key: id, label: name }))}
          />
        )}
        {pinField}
        <div className="row">
          <Button disabled={isBusy}>{t('desk.unlock_button')}</Button>
          {!me && isOnline && <a href="/masuk?kembali=/meja">{t('desk.other_person')}</a>}
        </div>
      </form>
    )
  if (me?.acting)
    return (
      <form className="card stack unlock" onSubmit={(event) => void begin(event)}>
        <PageHeader title={t('desk.pin_first')} lead={t('desk.pin_first_lead')} />
        {pinField}
        <Field
          name="again"
          type="password"
          label={t('desk.pin_again')}
          digits
          maxLength={12}
          width="short"
          value={again}
          onChange={(event) => setAgain(event.target.value.replace(/\D/g, ''))}
        />
        <div>
          <Button disabled={isBusy}>{t('desk.pin_set')}</Button>
        </div>
      </form>
    )
  return (
    <div className="stack">
      <PageHeader title={t(me ? 'desk.no_place' : isOnline ? 'desk.sign_in_first' : 'desk.offline_first')} />
      <Notice tone={isOnline ? 'info' : 'late'}>
        {me ? (
          t('desk.no_place_text')
        ) : isOnline ? (
          <a href="/masuk?kembali=/meja">{t('shell.sign_in')}</a>
        ) : (
          t('desk.offline_first_text')
        )}
      </Notice>
    </div>
  )
}
