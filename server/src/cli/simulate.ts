import { openInstallation } from '../installation.ts'
import { openPool } from '../kernel/db.ts'
import { EXIT, Failure } from '../kernel/failure.ts'
import { isRehearsal } from '../kernel/regions.ts'
import type { Command } from './command.ts'
import { required } from './user-create.ts'

export const simulate: Command = {
  name: 'simulate',
  usage: '--region 3505L [--days 1] [--per-day 60] [--seed 1] [--speed 600]',
  summary: {
    id: 'menjalani hari-hari sebuah kabupaten di wilayah latihan: permohonan, kesalahan, putus jaringan, lewat server yang sedang berjalan',
    en: 'lives days of a regency in a rehearsal region: requests, mistakes, cut lines, through the server that runs',
  },
  options: {
    region: { type: 'string' },
    days: { type: 'string' },
    'per-day': { type: 'string' },
    seed: { type: 'string' },
    speed: { type: 'string' },
    errors: { type: 'string' },
    outages: { type: 'string' },
    together: { type: 'string' },
    villages: { type: 'string' },
    people: { type: 'string' },
    server: { type: 'string' },
  },
  optionHelp: {
    days: { id: 'berapa hari, mulai Senin (1)', en: 'how many days, from a Monday (1)' },
    'per-day': { id: 'permohonan pada hari kerja biasa (60)', en: 'requests of a usual working day (60)' },
    seed: { id: 'angka yang sama, hari yang sama (1)', en: 'the same number, the same days (1)' },
    speed: {
      id: 'detik simulasi per detik; tanpa ini secepat server menjawab',
      en: 'simulated seconds in a second; without it as fast as the server answers',
    },
    errors: {
      id: 'dari 100 perintah, berapa salah atau dikirim dua kali (5)',
      en: 'of 100 commands, how many are wrong or sent twice (5)',
    },
    outages: {
      id: 'dari 100 desa, berapa putus jaringan tiap hari (10)',
      en: 'of 100 villages, how many lose their network each day (10)',
    },
    together: {
      id: 'permohonan yang dikerjakan bersamaan (4)',
      en: 'requests that are worked on at once (4)',
    },
    villages: { id: 'banyaknya desa (12)', en: 'how many villages (12)' },
    people: {
      id: 'berkas CSV "kode desa,jumlah penduduk"; tanpa ini bobot desa hanya perkiraan',
      en: 'CSV file of "village code,inhabitants"; without it the weight of villages is only assumed',
    },
    server: {
      id: 'alamat server (http://127.0.0.1:PORT)',
      en: 'address of the server (http://127.0.0.1:PORT)',
    },
  },
  async run({ config, terminal, values }) {
    const code = required(values.region, 'region')
    if (!isRehearsal(code))
      throw new Failure('usage', {
        id: `simulasi hanya di wilayah latihan, seperti 3505L; ${code} adalah wilayah sungguhan`,
        en: `a simulation is for a rehearsal region, such as 3505L; ${code} is a real one`,
      })
    const { live, numberOf, villagesOf } = await import('../simulation/live.ts')
    const count = (option: string, standard: number, most: number) =>
      numberOf(values[option], option, standard, most)
    const installation = await openInstallation(config, { as: 'command', say: terminal.say, migrates: false })
    const pool = openPool(installation.app, { binding: config.regionBinding })
    try {
      const region = pool.region(code)
      const villages = await villagesOf(region, count('villages', 12, 500), values.people)
      const address =
        typeof values.server === 'string'
          ? values.server.replace(/\/$/, '')
          : `http://127.0.0.1:${config.port}`
      const told = await live({ pool, appUrl: installation.app, now: () => new Date() }, address, region, {
        ...{
          villages,
          seed: count('seed', 1, 2 ** 32 - 1),
          days: count('days', 1, 60),
          perDay: count('per-day', 60, 100_000),
        },
        ...{
          errors: count('errors', 5, 100),
          outages: count('outages', 10, 100),
          together: count('together', 4, 64),
        },
        speed: values.speed === undefined ? undefined : count('speed', 1, 1_000_000),
      })
      const lines = [
        `${told.arrivals} → ${told.steps}`,
        `⟲ ${told.mishaps.twice}  ✗ ${told.mishaps.unfilled}  ⌁ ${told.outages}`,
        `p50 ${told.p50} ms  p99 ${told.p99} ms  (${told.requests})`,
        ...told.broken.map(({ said }) => said),
        ...told.mishaps.wrong,
      ]
      terminal.answer(told, {
        id: [
          `Permohonan → langkah: ${lines[0]}`,
          `Dikirim dua kali, tak terisi, putus jaringan: ${lines[1]}`,
          ...lines.slice(2),
          `Masih terbuka: ${told.open}. Semua data bertanda contoh.`,
        ].join('\n'),
        en: [
          `Requests → steps: ${lines[0]}`,
          `Sent twice, not filled in, lines cut: ${lines[1]}`,
          ...lines.slice(2),
          `Still open: ${told.open}. All of it is marked as sample.`,
        ].join('\n'),
      })
      return told.isSound ? 0 : EXIT.faults
    } finally {
      await pool.end()
      await installation.close()
    }
  },
}
