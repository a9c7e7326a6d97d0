import type { Answers } from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'

const GIVEN = [
  'Ayu',
  'Bagas',
  'Citra',
  'Dimas',
  'Eka',
  'Fajar',
  'Galih',
  'Hana',
  'Intan',
  'Joko',
  'Kirana',
  'Laras',
]
const SECOND = ['Lestari', 'Pratama', 'Wulandari', 'Saputra', 'Maharani', 'Nugroho', 'Permata', 'Ramadhan']

interface Family {
  /** Another number, another family. */
  readonly family: number
  readonly village: string | undefined
  readonly hasPhone: boolean
}

/** The answers of a scenario as one of many families gives them: names, numbers and village of their own. */
export function asFamily(use: CaseUse, all: Answers, { family, village, hasPhone }: Family): Answers {
  const { subject, applicant, pages, place } = use
  const isNamed = pages
    .flatMap((page) => page.fields)
    .some(({ key, type }) => key === subject && type === 'name')
  const name = `${GIVEN[family % GIVEN.length]} ${SECOND[(family * 5) % SECOND.length]}`
  const asked = applicant.phone ?? ''
  const { [asked]: phone, ...answers } = all
  return {
    ...{ ...answers, ...ownNumbers(use, answers, family) },
    ...(isNamed && { [subject]: name }),
    ...(place && answers[place.field] && village && { [place.field]: village }),
    ...(phone && hasPhone ? { [asked]: phone } : {}),
  }
}

/** Every family has numbers of its own where the service tells families apart by them. */
function ownNumbers({ likeness, pages }: CaseUse, answers: Answers, family: number): Answers {
  const told = new Set(likeness.flatMap(({ same }) => same))
  const numbers = pages.flatMap(({ fields }) =>
    fields.filter(({ key, type }) => type === 'nik' && told.has(key) && typeof answers[key] === 'string'),
  )
  const serial = String((family % 9000) + 1000)
  return Object.fromEntries(numbers.map(({ key }) => [key, `${String(answers[key]).slice(0, 12)}${serial}`]))
}
