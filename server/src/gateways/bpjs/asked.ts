import { Day } from '@guyub/contract/moment'
import { isNik } from '@guyub/contract/nik'
import { z } from 'zod'

// The bodies that the application of the insured sends, in the names of the catalogue. Numbers come as text or as numbers; what is
// missing or null is no word, least of all "undefined" or "null".
const read = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((said) => (typeof said === 'number' ? String(said) : said), shape)
const text = (max: number, min = 1) => read(z.string().trim().min(min).max(max))
const textOrNot = (max: number) => read(z.string().trim().max(max).nullish()).transform((said) => said ?? '')
const Booking = text(40, 5)
const Hours = z.string().regex(/^\d{2}:\d{2} ?- ?\d{2}:\d{2}$/)
const Wanted = {
  kodepoli: text(20),
  kodedokter: text(20),
  tanggalperiksa: Day,
  jampraktek: Hours,
}
const Card = read(
  z
    .string()
    .trim()
    .regex(/^\d{13}$/),
)
const Nik = read(z.string().trim().refine(isNik))
// Milliseconds of a moment that a clock can have.
const Instant = z.coerce.number().int().positive().max(4_102_444_800_000)

export const ASKED = {
  statusantrean: z.object(Wanted),
  ambilantrean: z.object({
    ...Wanted,
    ...{ nomorkartu: Card, nik: Nik, nohp: textOrNot(20), norm: textOrNot(20) },
    ...{ jeniskunjungan: z.coerce.number().int().min(1).max(4), nomorreferensi: text(30, 4) },
  }),
  sisaantrean: z.object({ kodebooking: Booking }),
  batalantrean: z.object({ kodebooking: Booking, keterangan: textOrNot(200) }),
  checkinantrean: z.object({ kodebooking: Booking, waktu: Instant }),
  pasienbaru: z.object({
    ...{ nomorkartu: Card, nik: Nik, nomorkk: textOrNot(16), nama: text(120, 2) },
    ...{
      jeniskelamin: z.enum(['L', 'P']),
      tanggallahir: Day,
      nohp: textOrNot(20),
      alamat: text(200, 3),
    },
    ...{ namaprop: textOrNot(60), namadati2: textOrNot(60), namakec: textOrNot(60) },
    ...{ namakel: textOrNot(60), rw: textOrNot(5), rt: textOrNot(5) },
  }),
  jadwaloperasirs: z
    .object({ tanggalawal: Day, tanggalakhir: Day })
    .refine(({ tanggalawal, tanggalakhir }) => tanggalawal <= tanggalakhir),
  jadwaloperasipasien: z.object({ nopeserta: Card }),
  ambilantreanfarmasi: z.object({ kodebooking: Booking }),
  statusantreanfarmasi: z.object({ kodebooking: Booking }),
} as const
export type Operation = keyof typeof ASKED
export type Asked<Name extends Operation> = z.output<(typeof ASKED)[Name]>
