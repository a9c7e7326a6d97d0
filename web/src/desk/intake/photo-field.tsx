import type { Answer } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import type { Field } from '@guyub/contract/definition'
import { useEffect, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { FieldNotes } from '../../ui/field/field.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { useDesk } from '../desk-context.ts'
import type { FieldState } from './form-field.tsx'
import { type Photo, takePhoto, unfitFile } from './photo.ts'

type PhotoDefinition = Extract<Field, { type: 'photo' | 'file' }>

/** Photographs lie sealed on the device at once; a blurred one is noticed while the family is still there. */
export function PhotoField({
  field,
  ids,
  state,
}: {
  field: PhotoDefinition
  ids: readonly string[]
  state: FieldState
}) {
  const { t, of, ofCode } = useWords()
  const { local } = useDesk()
  const [doubtful, setDoubtful] = useState<Photo>()
  const [fault, setFault] = useState<string>()
  const problem = state.problems.find(({ pointer }) => pointer === `#/form/${field.key}`)
  const notes = {
    name: field.key,
    hint: field.hint && of(field.hint),
    error: fault ?? (problem && ofCode(problem.code)),
    optional: field.required ? undefined : t('shell.optional'),
  }

  async function keep({ bytes, mediaType }: Photo): Promise<void> {
    if (!local) return
    const id = newCommandId()
    try {
      await local.vault.putTogether([
        { kind: 'file', id: `file|${id}`, value: bytes },
        { kind: 'file', id: `meta|${id}`, value: { mediaType } },
      ])
    } catch {
      return setFault(t('desk.photo_no_room'))
    }
    setDoubtful(undefined)
    state.onAnswer(field.key, (old) => [...idsIn(old), id])
  }

  async function take(file: File | undefined): Promise<void> {
    setFault(undefined)
    if (!file) return
    const unfit = await unfitFile(file)
    if (unfit) return setFault(ofCode(unfit))
    try {
      const photo = await takePhoto(file)
      if (photo.isBlurred) setDoubtful(photo)
      else await keep(photo)
    } catch {
      setFault(t('desk.photo_unreadable'))
    }
  }

  async function drop(id: string): Promise<void> {
    await local?.vault.remove([`file|${id}`, `meta|${id}`])
    state.onAnswer(field.key, (old) => idsIn(old).filter((other) => other !== id))
  }

  return (
    <fieldset className="field photo" data-invalid={notes.error ? '' : undefined}>
      <legend className="field-label">
        {of(field.label)} {notes.optional && <span className="field-optional">{notes.optional}</span>}
      </legend>
      <FieldNotes {...notes} />
      {ids.length > 0 && (
        <ul className="photos">
          {ids.map((id, index) => (
            <li key={id}>
              <StoredPhoto id={id} label={`${of(field.label)} ${index + 1}`} />
              <Button type="button" kind="plain" size="small" onClick={() => void drop(id)}>
                {t('desk.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {doubtful && (
        <Notice tone="late" title={t('desk.photo_blurred')}>
          <p>{t('desk.photo_blurred_text')}</p>
          <Button type="button" kind="second" size="small" onClick={() => void keep(doubtful)}>
            {t('desk.photo_keep')}
          </Button>
        </Notice>
      )}
      {ids.length < field.max && (
        <input
          key={`${ids.length}-${doubtful ? 'again' : 'first'}`}
          className="file-input"
          type="file"
          id={field.key}
          aria-label={doubtful ? t('desk.photo_again') : of(field.label)}
          accept={field.type === 'photo' ? 'image/*' : 'image/*,application/pdf'}
          capture={field.type === 'photo' ? 'environment' : undefined}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      )}
    </fieldset>
  )
}

function idsIn(answer: Answer | undefined): string[] {
  return Array.isArray(answer) ? answer.filter((id): id is string => typeof id === 'string') : []
}

function StoredPhoto({ id, label }: { readonly id: string; readonly label: string }) {
  const { local } = useDesk()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    void local?.vault.getBytes(`file|${id}`).then((bytes) => {
      if (!bytes) return
      made = URL.createObjectURL(new Blob([bytes]))
      setAddress(made)
    })
    return () => {
      if (made) URL.revokeObjectURL(made)
    }
  }, [id, local])
  return address ? <img src={address} alt={label} /> : <span>{label}</span>
}
