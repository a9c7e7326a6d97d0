import { Confidentiality } from '@guyub/contract/dispositions'

/** What a form of a letter says, as it was typed: shown again when the letter is refused. */
export function typedLetter(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const all = (name: string) => form.getAll(name).map(String)
  return {
    ...{ to: all('to'), copies: all('copies'), instructions: all('instructions') },
    confidentiality: Confidentiality.safeParse(text('confidentiality')).data ?? 'biasa',
    ...{ subject: text('subject'), body: text('body'), dueOn: text('dueOn') },
    ...{ number: text('number'), url: text('url'), caseCode: text('caseCode') },
  }
}
export type TypedLetter = ReturnType<typeof typedLetter>

/** The same as the command wants it. */
export function letterIn(typed: TypedLetter) {
  const { number, url, caseCode, ...rest } = typed
  return {
    ...rest,
    official: { number: number || null, url: url || null },
    ...(caseCode && { caseCode }),
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  to: 'to',
  subject: 'subject',
  body: 'body',
  dueOn: 'dueOn',
  instructions: 'instructions',
  caseCode: 'caseCode',
  'official/url': 'url',
  'official/number': 'number',
}

/** Which field a fault belongs to, by its place in the command. */
export function faultsOf(errors: readonly { readonly pointer: string; readonly code: string }[] = []) {
  return Object.fromEntries(
    errors.flatMap(({ pointer, code }) => {
      const place = pointer.replace(/^#\//, '')
      const field = FIELDS[place] ?? FIELDS[place.split('/')[0] ?? '']
      return field ? [[field, code]] : []
    }),
  ) as Readonly<Record<string, string>>
}
