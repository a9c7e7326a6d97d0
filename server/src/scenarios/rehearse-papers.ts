import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, type Performance, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'
import { samplePaper, samplePhoto } from './sample-files.ts'

interface Line {
  readonly id: string
  readonly owner: string
}

interface View {
  readonly milestones: readonly {
    readonly id: string
    readonly dueOn: string
    readonly report: object | null
  }[]
}

/**
 * Shows reports with their papers: a milestone with minutes and a photograph, one whose file is still awaited, and money with its payment
 * order. A region in which somebody attached a paper is left alone. Says whether it played.
 */
export async function rehearsePapers(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (await hasAny(region, 'plan_paper')) return false
  return perform(theatre, region, today, async (on) => {
    const office = on.cast.get('agency-officer')?.officeCode
    const lines = office ? await on.get<Line[]>('agency-officer', '/plan/activities') : []
    const own = lines.filter(({ owner }) => owner === office)
    const paperOn = on.ago(3)
    const open = await openMilestones(on, own, paperOn)
    for (const id of open)
      await on.post('agency-officer', `/plan/milestones/${id}/reach`, {
        ...{ doneOn: paperOn, paperKind: 'handover-minutes', paper: 'Contoh: berita acara serah terima' },
      })
    const [milestone] = open
    if (!milestone) return false
    await attach(on, { report: 'milestone', reportId: milestone, paperOn }, await samplePaper())
    const photo = { report: 'milestone', reportId: milestone, paperOn, paperKind: 'dated-photo' }
    await attach(on, photo, await samplePhoto())
    for (const { id } of own) {
      const reports = await on.get<{ id: string }[]>('agency-officer', `/plan/activities/${id}/realisation`)
      const [report] = reports
      if (!report) continue
      const order = { report: 'realisation', reportId: report.id, paperOn, paperKind: 'payment-order' }
      await attach(on, order, await samplePaper())
      break
    }
    return true
  })
}

/** Of the first activities that have any, two that nobody reported. */
async function openMilestones(on: Performance, lines: readonly Line[], before: string): Promise<string[]> {
  const found: string[] = []
  for (const { id } of lines.slice(0, 10)) {
    const { milestones } = await on.get<View>('agency-officer', `/plan/activities/${id}`)
    const open = milestones.filter(({ report, dueOn }) => !report && dueOn <= before)
    found.push(...open.map((milestone) => milestone.id))
    if (found.length >= 2) break
  }
  return found.slice(0, 2)
}

async function attach(
  on: Performance,
  about: Readonly<Record<string, string>>,
  content: Buffer,
): Promise<void> {
  const query = new URLSearchParams({
    ...{ commandId: newCommandId(), paperKind: 'handover-minutes', looked: 'yes', ...about },
    sha256: createHash('sha256').update(content).digest('hex'),
  })
  await on.upload('agency-officer', `/plan/papers?${query}`, content)
}
