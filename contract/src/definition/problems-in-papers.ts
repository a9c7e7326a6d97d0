import type { ServiceDefinition } from '../definition.ts'
import type { CaseUse } from './case.ts'
import type { Paper } from './paper.ts'
import { twice } from './problems-twice.ts'

/** Printed forms and the transcript: they name answers by path, `witnesses.0.name` reaching into a group. */
export function problemsInPapers({ papers }: ServiceDefinition, use: CaseUse): string[] {
  const files = papers.map(({ key }) => key)
  const offered = use.papers.map(({ key }) => key)
  return [
    ...twice('papers', files),
    ...twice('case.papers', offered),
    ...offered
      .filter((key) => !files.includes(key))
      .map((key) => `case.papers.${key}: there is no file papers/${key}.json.`),
    ...files.filter((key) => !offered.includes(key)).map((key) => `papers/${key}.json: is offered nowhere.`),
    ...papers.flatMap((paper) =>
      pathsOn(paper).flatMap((path) => inPath(use, `papers/${paper.key}.json`, path)),
    ),
    ...use.transcript.flatMap(({ title, fields }) =>
      fields.flatMap((path) => inPath(use, `case.transcript (${title.id})`, path)),
    ),
  ]
}

function pathsOn({ blocks }: Paper): string[] {
  const filled = (text: string) => [...text.matchAll(/\{([^}]+)\}/g)].map(([, path = '']) => path)
  return blocks.flatMap((block) => {
    if ('rows' in block) return block.rows.map(({ field }) => field)
    return 'text' in block ? filled(block.text) : block.signatures.flatMap(({ name }) => filled(name))
  })
}

function inPath({ pages }: CaseUse, place: string, path: string): string[] {
  const [key, row, inner, ...more] = path.split('.')
  const field = pages.flatMap((page) => page.fields).find((each) => each.key === key)
  if (!field) return [`${place}: names "${path}", which is no field.`]
  if (field.type === 'photo' || field.type === 'file')
    return [`${place}: "${path}" is a file, which has no words.`]
  if (field.type !== 'group') return row === undefined ? [] : [`${place}: "${key}" in "${path}" is no group.`]
  const isThere =
    /^\d+$/.test(row ?? '') &&
    Number(row) < field.max &&
    field.fields.some((one) => one.key === inner) &&
    !more.length
  return isThere
    ? []
    : [`${place}: "${path}" must name a row below ${field.max} and a field of the group "${key}".`]
}
