import { newTrackingCode } from '@guyub/contract/cases'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, type Performance, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const PATH = '/communities'
/** Of every community in a rehearsal, so that a newcomer can open one; it is written where the samples are told. */
export const SAMPLE_PIN = '123456'

const COMMUNITIES = [
  ['Contoh: Sahabat Sungai', 'environment', 'Membersihkan sungai dan memilah sampah bersama warga desa.'],
  ['Contoh: Taman Baca Melati', 'society', 'Membuka taman baca dan belajar bersama anak-anak desa.'],
  ['Contoh: Perajin Kendang', 'economy', 'Perajin kendang yang ingin berjualan bersama secara daring.'],
] as const
const WAITING = [
  'Contoh: Pemuda Peduli Wisata',
  'branding',
  'Memandu tamu dan merawat tempat wisata desa.',
] as const

/**
 * Gives a rehearsal region communities, ideas and what became of them, through the same door as real people; every name says that
 * it is a sample. A region that has a community is left alone.
 */
export async function rehearseCommunities(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (await hasAny(region, 'community')) return false
  return perform(theatre, region, today, async (on) => {
    if (!on.cast.has('secretariat')) return false
    const villages = await region.db
      .selectFrom('office')
      .select('code')
      .where('region_code', '=', region.code)
      .where('kind', '=', 'village')
      .orderBy('code')
      .limit(4)
      .execute()
    const places = villages.map(({ code }) => code)
    const members: Member[] = []
    for (const [nth, [name, dimension, purpose]] of COMMUNITIES.entries()) {
      const member = await register(on, region.code, { name, dimension, purpose, areaCode: places[nth] })
      const verdict = { verdict: 'verified', version: 1 }
      await on.post('secretariat', `${PATH}/${member.id}/decide`, verdict)
      members.push(await enter(on, member))
    }
    const [name, dimension, purpose] = WAITING
    await register(on, region.code, { name, dimension, purpose, areaCode: places[3] })
    await ideas(on, members, new Date(today.getTime() + 14 * 86_400_000))
    return true
  })
}

interface Member {
  readonly id: string
  readonly code: string
  readonly key: string
}

async function register(on: Performance, region: string, more: object): Promise<Member> {
  const code = newTrackingCode(region)
  const contact = { name: 'Narahubung Contoh', email: 'contoh@latihan.test' }
  const { communityId = '' } = await on.post(undefined, PATH, { ...more, contact, code, pin: SAMPLE_PIN })
  return { id: communityId, code, key: '' }
}

async function enter(on: Performance, member: Member): Promise<Member> {
  const { key = '' } = await on.post(undefined, `${PATH}/enter`, { code: member.code, pin: SAMPLE_PIN })
  return { ...member, key }
}

/** One idea that an activity took, one declined, one that is talked about, and one that waits. */
async function ideas(
  on: Performance,
  [river, library, makers]: readonly Member[],
  meeting: Date,
): Promise<void> {
  if (!river || !library || !makers) return
  const waste = await propose(on, river, {
    ...{ title: 'Contoh: bank sampah di tiap dusun', element: 'environment.waste' },
    text: 'Setiap dusun memilah sampahnya dan menimbangnya di bank sampah sepekan sekali.',
  })
  const arts = await propose(on, makers, {
    ...{ title: 'Contoh: panggung seni di bandara', element: 'branding.tourism' },
    text: 'Kendang Blitar dimainkan setiap pekan di ruang tunggu bandara terdekat.',
  })
  const reading = await propose(on, library, {
    ...{ title: 'Contoh: internet di taman baca', element: 'society.learning' },
    text: 'Taman baca desa mendapat sambungan internet dan jadwal belajar daring.',
  })
  for (const id of [waste, arts, reading])
    await on.post('secretariat', `${PATH}/words/idea/${id}/moderate`, { verdict: 'passed' })
  await propose(on, makers, {
    ...{ title: 'Contoh: lapak daring bersama', element: 'economy.transaction' },
    text: 'Satu lapak daring untuk semua perajin dengan pembayaran nontunai.',
  })
  await on.post(undefined, `${PATH}/ideas/${waste}/support`, { key: library.key })
  await on.post(undefined, `${PATH}/ideas/${waste}/support`, { key: makers.key })
  await on.post(undefined, `${PATH}/ideas/${reading}/support`, { key: river.key })
  const said = await on.post(undefined, `${PATH}/ideas/${waste}/comments`, {
    ...{ key: library.key, comment: 'Contoh tanggapan: anak-anak taman baca siap membantu menimbang.' },
  })
  await on.post('secretariat', `${PATH}/words/comment/${said.commentId}/moderate`, { verdict: 'passed' })
  await on.post(undefined, `${PATH}/ideas/${reading}/comments`, {
    key: river.key,
    comment: 'Contoh: sebaiknya dimulai dari dua desa.',
  })
  const target = await activityFor(on, 'environment.waste')
  const taken = { outcome: 'taken', node: 'activity', nodeId: target }
  if (target) await on.post('secretariat', `${PATH}/ideas/${waste}/outcome`, taken)
  await on.post('secretariat', `${PATH}/ideas/${arts}/outcome`, {
    ...{ outcome: 'declined', reason: 'Contoh alasan: bandara bukan kewenangan kabupaten.' },
  })
  const invitation = await on.post('secretariat', `${PATH}/invitations`, {
    ...{ title: 'Contoh: konsultasi publik rencana induk', place: 'Pendopo (contoh)' },
    ...{ text: 'Membahas gagasan komunitas yang masuk rencana.', startsAt: meeting.toISOString() },
    communityIds: [river.id, library.id, makers.id],
  })
  await on.post(undefined, `${PATH}/own/invitations/${invitation.invitationId}`, {
    key: river.key,
    comes: true,
  })
}

async function propose(on: Performance, { key }: Member, idea: object): Promise<string> {
  const { ideaId = '' } = await on.post(undefined, `${PATH}/own/ideas`, { key, ...idea })
  return ideaId
}

async function activityFor(on: Performance, element: string): Promise<string | undefined> {
  const { activities } = await on.get<{ activities: { id: string; element: string }[] }>(
    'secretariat',
    `${PATH}/targets`,
  )
  return (activities.find((each) => each.element === element) ?? activities[0])?.id
}
