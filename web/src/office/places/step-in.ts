import {
  bookFor,
  checkIn,
  checkOut,
  decideBooking,
  markMissed,
  markPaid,
  takePaymentBack,
  walkIn,
} from '@guyub/contract/booking'
import type { Call, Reply } from '../../kernel/call.ts'
import { momentOf } from '../../kernel/local-moment.ts'

type Done =
  | { readonly ok: true; readonly told: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly code: string; readonly status: number }

/** The step that a form of the day asks for, and what the page says after it. */
export async function stepIn(call: Call, zone: string, form: FormData): Promise<Done> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const commandId = text('command')
  const [code, bookingId] = [text('kode'), text('pemesanan')]
  const occurredAt = new Date().toISOString()
  const person = {
    ...{ name: text('nama'), phone: text('telepon'), isMinor: form.has('anak') },
    ...(text('wali') && { guardianPhone: text('wali') }),
  }
  const spaces = form.getAll('ruang').map(String).filter(Boolean)
  const [purpose, heads] = [text('keperluan'), Number(text('orang')) || 0]
  switch (text('intent')) {
    case 'check-in':
      return told(await call(checkIn, { commandId, code, occurredAt }), ({ heads: came }) => ({
        datang: String(came),
      }))
    case 'check-out':
      return told(await call(checkOut, { commandId, code, occurredAt }))
    case 'missed':
      return told(await call(markMissed, { commandId, bookingId }))
    case 'pay': {
      const rupiah = Number(text('rupiah')) || 0
      return told(await call(markPaid, { commandId, bookingId, rupiah, receipt: text('kuitansi') }))
    }
    case 'pay-back':
      return told(await call(takePaymentBack, { commandId, bookingId, reason: text('alasan') }))
    case 'approve':
      return told(await call(decideBooking, { commandId, bookingId, decision: 'approve' }))
    case 'reject':
    case 'cancel':
      return told(
        await call(decideBooking, {
          ...{ commandId, bookingId, reason: text('alasan') },
          decision: text('intent') === 'reject' ? 'reject' : 'cancel',
        }),
      )
    case 'walk-in': {
      const endsAt = momentOf(text('sampai'), zone)
      return told(await call(walkIn, { commandId, spaces, endsAt, purpose, person, heads }), (answer) => ({
        kode: answer.code,
      }))
    }
    default: {
      const times = { startsAt: momentOf(text('mulai'), zone), endsAt: momentOf(text('sampai'), zone) }
      const why = text('alasan') ? { reason: text('alasan') } : {}
      return told(
        await call(bookFor, {
          ...{ commandId, spaces, ...times, purpose, person, heads, ...why },
          bumps: form.has('gantikan'),
        }),
        (answer) => ({ kode: answer.code }),
      )
    }
  }
}

function told<Answer>(
  reply: Reply<Answer>,
  tell: (answer: Answer) => Readonly<Record<string, string>> = () => ({ sudah: '1' }),
): Done {
  if (reply.ok) return { ok: true, told: tell(reply.answer) }
  return { ok: false, code: reply.problem.code, status: reply.problem.status }
}
