import { readFileSync } from 'node:fs'
import { dayInWords } from '@guyub/contract/cases'
import type { Span } from '@guyub/contract/definition'
import { renderSVG } from 'uqr'
import type { Context } from '../../kernel/context.ts'
import type { Services } from '../../kernel/definitions.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { typeset } from '../../kernel/typst.ts'
import { promiseMeter } from './promise-meter.ts'

const TEMPLATE = readFileSync(new URL('./templates/promise-meter.typ', import.meta.url), 'utf8')

interface Needs {
  readonly services: Pick<Services, 'keys' | 'of'>
  readonly origin: () => string
}

/** The meter on A4 for the notice board of the village: few words, large figures, and the address where anybody reads it again. */
export async function promiseMeterPaper(
  ctx: Context,
  { services, origin }: Needs,
  asked: { readonly area: string; readonly quarter?: string | undefined },
): Promise<Fetched> {
  const [meter, region] = await Promise.all([promiseMeter(ctx, services, asked), regionToday(ctx)])
  const { area, quarter, rows, others, total, basis } = meter
  const address = `${origin()}/janji?desa=${area.code}&triwulan=${quarter.key}`
  const bytes = await typeset(TEMPLATE, {
    ...{ region: region.name, rehearsal: region.isRehearsal, village: area.name, district: area.district },
    quarter: `Triwulan ${quarter.key.slice(5)} ${quarter.key.slice(0, 4)}`,
    days: `${dayInWords(quarter.from)} – ${dayInWords(quarter.isOver ? quarter.to : basis.on)}`,
    rows: rows.map(({ title, within, whole, medianMinutes, promise }) => ({
      ...{ title: title.id, within, whole },
      median: medianMinutes === null ? null : lasting(medianMinutes),
      promise: promise && promised(promise),
    })),
    others,
    total,
    basis: `Dihitung ${dayInWords(basis.on)} dari peristiwa yang tercatat sampai nomor ${basis.upToSeq}.`,
    address,
    qr: renderSVG(address, { border: 1 }),
  })
  return { bytes, mediaType: 'application/pdf', name: `janji-${area.code}-${quarter.key}.pdf` }
}

const HOUR = 60
const DAY = 24 * HOUR

function lasting(minutes: number): string {
  if (minutes < HOUR) return `${Math.max(1, Math.round(minutes))} menit`
  if (minutes < DAY) return `${Math.round(minutes / HOUR)} jam`
  return `${(minutes / DAY).toFixed(1).replace('.', ',').replace(',0', '')} hari`
}

function promised(span: Span): string {
  if ('workingMinutes' in span) return `${Math.ceil(span.workingMinutes / HOUR)} jam kerja`
  if (span.closingOfDay > 1) return `${span.closingOfDay} hari kerja`
  if (span.closingOfDay === 1) return 'hari kerja berikutnya'
  return span.cutOff ? `hari itu juga bila masuk sebelum ${span.cutOff.replace(':', '.')}` : 'hari itu juga'
}
