import { decisionOrdinal, type StoredSeat } from '@guyub/contract/decrees'
import type { Office } from '@guyub/contract/regions'
import { headOf } from './office-labels.ts'
import type { DecreeRow } from './rows.ts'

interface Around {
  readonly regionName: string
  readonly isRehearsal: boolean
  readonly offices: ReadonlyMap<string, Office>
  readonly state: DecreeRow['state']
}

/** Everything that stands on the paper, in its order: the PDF and the DOCX are both set from this, so they say the same. */
export function paperContent(
  row: Pick<DecreeRow, 'title' | 'body' | 'bodies' | 'number' | 'decided_on' | 'is_sample'>,
  seats: readonly StoredSeat[],
  { regionName, isRehearsal, offices, state }: Around,
) {
  const { body, bodies, title } = row
  const head = body.headTitle.toUpperCase()
  return {
    region: regionName,
    rehearsal: isRehearsal,
    sample: row.is_sample,
    draft: state !== 'in-force',
    head,
    headName: body.headName,
    place: body.place,
    decreeNumber: row.number ?? '…',
    title: title.toUpperCase(),
    considering: lettered(body.considering),
    inView: body.inView.map((text, index) => ({ label: `${index + 1}.`, text })),
    points: body.points.map((text, index) => ({ label: decisionOrdinal(index), text })),
    decidedOn: row.decided_on ? dayOnPaper(row.decided_on) : '…',
    copies: body.copies.map((text, index) => ({ label: `${index + 1}.`, text })),
    tables: bodies.map(({ key, name }, index) => ({
      name: `${String.fromCharCode(65 + index)}. ${name}`,
      rows: seats
        .filter((seat) => seat.body === key)
        .map((seat, number) => ({ no: String(number + 1), ...rowOf(seat, offices) })),
    })),
  }
}
export type PaperContent = ReturnType<typeof paperContent>

function rowOf(seat: StoredSeat, offices: ReadonlyMap<string, Office>) {
  const office = seat.office ? offices.get(seat.office) : undefined
  const place = office ? headOf(office) : (seat.unit ?? '')
  const acting = seat.acting === 'plt' ? 'Plt. ' : seat.acting === 'plh' ? 'Plh. ' : ''
  const title = seat.person?.title ?? place
  const until = seat.until && seat.acting ? ` (sampai ${dayOnPaper(seat.until)})` : ''
  return {
    position: seat.position,
    person: seat.person?.name ?? '',
    title: `${acting}${title}${until}`,
    duty: seat.duty,
  }
}

function lettered(texts: readonly string[]) {
  return texts.map((text, index) => ({ label: `${String.fromCharCode(97 + index)}.`, text }))
}

const ON_PAPER = new Intl.DateTimeFormat('id-ID', {
  ...({ day: 'numeric', month: 'long', year: 'numeric' } as const),
  timeZone: 'UTC',
})

/** "9 Maret 2026". */
export function dayOnPaper(day: string): string {
  return ON_PAPER.format(new Date(`${day}T00:00:00Z`))
}
