import { LISTS } from '../lists.ts'
import { type Block, type Section, table } from './book.ts'
import { byProgramme } from './by-programme.ts'
import { gantt } from './gantt.ts'
import type { Material } from './material.ts'
import { printedDay, printedMoney, printedNumber, printedSpan, said } from './printed.ts'
import { radarFigure } from './radar.ts'

/** How far each dimension is on the day on which the book is made. */
export function radar({ tree }: Material): Section[] {
  const axes = tree.dimensions.map(({ name, progress }) => ({ name, value: progress.value }))
  if (axes.every(({ value }) => value === null)) return []
  const svg = radarFigure(axes)
  const caption = `Capaian enam dimensi per ${printedDay(tree.asOf)}; yang belum diketahui tidak digambar`
  return [
    { title: 'Capaian enam dimensi', blocks: [{ kind: 'figure', caption, svg, width: 140, height: 92 }] },
  ]
}

/** As many rows as fit one figure on a page. */
const ROWS = 34

/** Activities of each dimension over the months of the plan. */
export function timeline({ tree, lines, nodes, plan }: Material): Section[] {
  const milestones = Map.groupBy(nodes.milestone, ({ activityId }) => activityId)
  return tree.dimensions.flatMap(({ key, name }) => {
    const its = lines.filter((line) => line.dimension === key)
    const blocks: Block[] = []
    for (let from = 0; from < its.length; from += ROWS) {
      const part = its.slice(from, from + ROWS)
      const bars = part.map((line) => ({
        ...line,
        title: line.title.id,
        due: (milestones.get(line.id) ?? []).map((node) => said(node, 'dueOn')),
      }))
      const svg = gantt(bars, { first: plan.first_year, last: plan.last_year, dimension: key })
      const pages = Math.ceil(its.length / ROWS)
      const caption = `Peta jalan ${name}${pages > 1 ? `, bagian ${from / ROWS + 1} dari ${pages}` : ''}. Wajik: tonggak; garis putus: waktu selesai belum ditetapkan`
      blocks.push({ kind: 'figure', caption, svg, width: 162, height: (162 * (14 + 6 * part.length)) / 240 })
    }
    return blocks.length ? [{ title: `Peta jalan ${name}`, blocks }] : []
  })
}

export function milestones(material: Material): Section[] {
  const byActivity = Map.groupBy(material.nodes.milestone, ({ activityId }) => activityId)
  return byProgramme(material, {
    title: 'Tonggak',
    columns: [
      ['Kegiatan', 7],
      ['Tonggak', 5],
      ['Tenggat', 3],
    ],
    rowsOf: (line) =>
      (byActivity.get(line.id) ?? [])
        .toSorted((a, b) => said(a, 'dueOn').localeCompare(said(b, 'dueOn')))
        .map((node, index) => [
          index ? '' : line.title.id,
          said(node, 'title'),
          printedDay(said(node, 'dueOn')),
        ]),
  })
}

/** By source and year, and by dimension and year; with sums. */
export function budget({ nodes, lines, tree, plan }: Material): Section[] {
  if (!nodes.budget.length) return []
  const years = Array.from({ length: plan.last_year - plan.first_year + 1 }, (_, n) => plan.first_year + n)
  const dimensionOf = new Map(lines.map(({ id, dimension }) => [id, dimension]))
  const entries = nodes.budget.map(({ activityId, fields }) => ({
    year: Number(fields.year),
    source: String(fields.source),
    dimension: dimensionOf.get(activityId ?? '') ?? '',
    amount: Number(fields.amount),
  }))
  const columns = (first: string) =>
    [
      [first, 4],
      ...years.map((year) => [String(year), 3, 'right'] as const),
      ['Jumlah', 3, 'right'] as const,
    ] as const
  // In millions: a page is narrow, and whole rupiah stand with each activity.
  const million = (sum: number) => (sum ? printedNumber(Math.round(sum / 10_000) / 100) : '–')
  const row = (name: string, its: typeof entries) => [
    name,
    ...years.map((year) => million(sumOf(its.filter((entry) => entry.year === year)))),
    million(sumOf(its)),
  ]
  const sources = LISTS.budgetSources
    .map(({ key, label }) => ({ label: label.id, its: entries.filter(({ source }) => source === key) }))
    .filter(({ its }) => its.length)
  return [
    {
      title: 'Anggaran',
      blocks: [
        { kind: 'text', text: `Jumlah yang direncanakan: ${printedMoney(sumOf(entries))}.` },
        table('Anggaran menurut sumber dan tahun (juta rupiah)', columns('Sumber'), [
          ...sources.map(({ label, its }) => row(label, its)),
          row('Jumlah', entries),
        ]),
        table('Anggaran menurut dimensi dan tahun (juta rupiah)', columns('Dimensi'), [
          ...tree.dimensions.map(({ key, name }) =>
            row(
              name,
              entries.filter(({ dimension }) => dimension === key),
            ),
          ),
          row('Jumlah', entries),
        ]),
      ],
    },
  ]
}

function sumOf(entries: readonly { readonly amount: number }[]): number {
  return entries.reduce((sum, { amount }) => sum + amount, 0)
}

/** Those that were chosen year by year, and those that the plan itself names. */
export function quickWins({ lines, offices, descriptions, quickWins: chosen }: Material): Section[] {
  const columns = [
    ['Tahun', 2],
    ['Program unggulan', 8],
    ['Penanggung jawab', 5],
    ['Waktu', 4],
  ] as const
  const rows = [
    ...chosen.map(({ year, title, reason, owner_code, launched_on, launch_by }) => [
      String(year),
      `${title}\n${reason}`,
      offices.get(owner_code) ?? owner_code,
      launched_on
        ? `diluncurkan ${printedDay(launched_on)}`
        : launch_by
          ? `diluncurkan paling lambat ${printedDay(launch_by)}`
          : '–',
    ]),
    ...lines
      .filter(({ quickWin }) => quickWin !== null)
      .map((line) => [
        String(line.quickWin),
        [line.title.id, descriptions.get(line.id)].filter(Boolean).join('\n'),
        offices.get(line.owner) ?? line.owner,
        printedSpan(line.firstMonth, line.lastMonth, line.firstYear),
      ]),
  ].toSorted((a, b) => Number(a[0]) - Number(b[0]))
  return rows.length
    ? [{ title: 'Daftar quick win', blocks: [table('Quick win menurut tahun', columns, rows)] }]
    : []
}
