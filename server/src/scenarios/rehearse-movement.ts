import { nationOf } from '@guyub/contract/regions'
import type { RegionDb } from '../kernel/db.ts'
import { perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const DAY = 86_400_000
const NAME = 'Gelombang contoh (latihan)'

// Regions of which no source tells anything, so that nothing invented stands beside a fact.
const INVITED = ['35.09', '35.10', '35.14', '33.17', '32.11', '73.11', '64.03'] as const
const SELECTED = ['35.09', '33.17', '73.11'] as const

/**
 * Plays a wave in the rehearsal of the centre through the ministry's own commands: invited, asked, interviewed, selected or not.
 * Everything in it is invented and says so. A centre with a wave of somebody's own is left alone. Says whether it played.
 */
export async function rehearseMovement(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (region.code !== nationOf('L')) throw new Error(`${region.code} is not the rehearsal of the centre`)
  const own = await region.db
    .selectFrom('command_receipt')
    .select('id')
    .where('region_code', '=', region.code)
    .where('name', '=', 'movement.open-wave')
    .limit(1)
    .executeTakeFirst()
  if (own) return false
  return perform(theatre, region, today, async (on) => {
    await playWave((path, body) => on.post('ministry', `/movement${path}`, body), today)
    return true
  })
}

type Post = (path: string, body: object) => Promise<Record<string, string>>

async function playWave(post: Post, today: Date): Promise<void> {
  const ago = (days: number) => new Date(today.getTime() - days * DAY).toISOString().slice(0, 10)
  const note = 'Contoh latihan, bukan kejadian nyata.'
  const { waveId } = await post('/waves', {
    ...{ name: NAME, openedOn: ago(200), selection: 'questionnaire-2019', letter: 'CONTOH-1', note },
  })
  const letter = 'CONTOH-2'
  await post(`/waves/${waveId}/invitations`, { members: INVITED, on: ago(190), letter, note })
  const step = (member: string, body: object) => post(`/waves/${waveId}/members/${member}/steps`, body)
  for (const [index, member] of INVITED.slice(0, 5).entries()) {
    const answers = { vision: 'Selaras dengan RPJMD (contoh)', 'human-development': 70.5 + index }
    await step(member, { kind: 'questionnaire', on: ago(170), answers, note })
  }
  for (const member of ['35.09', '35.10', '33.17']) await interview(member, 'recommended')
  await step('73.11', { kind: 'questionnaire', on: ago(165), answers: { vision: 'Selaras (contoh)' }, note })
  await interview('73.11', 'with-notes')
  for (const member of SELECTED)
    await step(member, { kind: 'selected', on: ago(120), letter: 'CONTOH-3', note })
  await step('35.10', { kind: 'not-selected', on: ago(120), letter: 'CONTOH-3', note })
  await step('64.03', { kind: 'declined', on: ago(150), note })
  await step('35.09', { kind: 'active', on: ago(60), note })

  await playAgreements(post, ago)

  async function interview(member: string, result: string): Promise<void> {
    await step(member, { kind: 'assessed', on: ago(150), assessor: 'Asesor contoh', result, note })
  }
}

/** One that ends soon, one that was extended, and a draft. */
async function playAgreements(post: Post, ago: (days: number) => string): Promise<void> {
  const draft = (member: string, region: string, more: object = {}) =>
    post('/agreements', {
      ...{ member, subject: 'Penyusunan dan pelaksanaan kota cerdas (contoh)', months: 12 },
      centreSigner: { name: 'Penanda tangan contoh', position: 'Direktur Jenderal (latihan)' },
      regionSigner: { name: 'Penanda tangan contoh', position: `Bupati ${region} (latihan)` },
      ...more,
    })
  const sign = (id: string | undefined, signedOn: string, endsOn: string) =>
    post(`/agreements/${id}/signature`, {
      signedOn,
      endsOn,
      centreNumber: 'CONTOH/PUSAT/1',
      regionNumber: 'CONTOH/DAERAH/1',
    })
  const jember = await draft('35.09', 'Jember')
  await sign(jember.agreementId, ago(110), ago(-70))
  const rembang = await draft('33.17', 'Rembang')
  await sign(rembang.agreementId, ago(110), ago(-20))
  const longer = await draft('33.17', 'Rembang', { follows: rembang.agreementId, months: 24 })
  await sign(longer.agreementId, ago(10), ago(-700))
  await draft('73.11', 'Barru')
}
