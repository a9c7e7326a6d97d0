import { newCommandId } from '@guyub/contract/command'

const MOST_FILES = 12

/** The ids of a command and of its files, made with the page: a form that is sent twice is done once. */
export interface MadeIds {
  readonly command: string
  readonly files: string
}

export function madeIds(): MadeIds {
  return {
    command: newCommandId(),
    files: Array.from({ length: MOST_FILES }, () => newCommandId()).join(' '),
  }
}

/** The same as a form brings them back; new ones where it brought none. */
export function madeIdsIn(form: FormData): { readonly command: string; readonly fileId: () => string } {
  const files = String(form.get('files') ?? '')
    .split(' ')
    .filter(Boolean)
  return {
    command: String(form.get('command') ?? '') || newCommandId(),
    fileId: () => files.shift() ?? newCommandId(),
  }
}

export function MadeIdFields({ made }: { readonly made: MadeIds }) {
  return (
    <>
      <input type="hidden" name="command" value={made.command} />
      <input type="hidden" name="files" value={made.files} />
    </>
  )
}
