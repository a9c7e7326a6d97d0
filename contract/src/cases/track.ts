import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key, LANGUAGES, Text } from '../text.ts'
import { download, upload } from '../transfer.ts'
import { ACT_REFUSALS, ActAnswer, ActBody } from './act.ts'
import { ATTACH_REFUSALS, AttachAnswer, AttachQuery, MAX_FILE_BYTES } from './attach.ts'
import { FormAnswers } from './submit.ts'

const TRACK_REFUSALS = { 'cases.track_expired': 401, 'cases.erased': 409 } as const
const Code = z.object({ trackingCode: z.string().max(20) })
/** What `track` answered; good for half an hour. */
const TrackKey = z.string().max(300)

const SixDigits = z.string().regex(/^\d{6}$/)

/** A person without an account shows the tracking code with the PIN of the receipt, or with a code that came by `trackCode`. */
export const track = endpoint({
  method: 'POST',
  path: '/track',
  access: 'public',
  params: z.object({}),
  body: z
    .object({ trackingCode: z.string().max(40), pin: SixDigits.optional(), code: SixDigits.optional() })
    .refine(({ pin, code }) => (pin === undefined) !== (code === undefined)),
  answer: z.object({ trackingCode: z.string(), key: TrackKey, expiresAt: z.iso.datetime() }),
  /** One answer for all: an unknown code, an erased request, a wrong PIN, ten wrong ones in a quarter of an hour. */
  refusals: { 'cases.track_unknown': 404 },
})

export const TrackView = z.object({
  trackingCode: z.string(),
  service: Key,
  /** Under which it began: its form is that of this version. */
  serviceVersion: z.int(),
  title: Text,
  office: z.string(),
  handler: z.string(),
  subject: z.string().nullable(),
  state: z.object({ key: z.string(), label: Text, applicant: Text, tone: z.string() }),
  /** When it goes on by itself if nobody does anything, and what it then is. */
  leaves: z.object({ at: z.iso.datetime(), label: Text }).nullable(),
  /** The whole in a sentence or two: what is ready, what waits, whether anybody need come. */
  summary: Text,
  products: z.array(
    z.object({
      key: Key,
      title: Text,
      state: z.string(),
      label: Text,
      applicant: Text,
      tone: z.string(),
      promiseDue: z.iso.datetime(),
      due: z.iso.datetime(),
      /** What the promise rests on, where no rule was confirmed. */
      basis: Text.nullable(),
      /** What was agreed on for now: when and where to come. */
      shows: z.array(z.object({ label: Text, answer: Text })),
      /** When it was given more time, once; the reason stands in the course. */
      prolongedAt: z.iso.datetime().nullable(),
      pausedMinutes: z.int(),
      /** While the clocks stand still: since when. */
      pausedAt: z.iso.datetime().nullable(),
      isPaused: z.boolean(),
      pause: z.string().nullable(),
      deliveredAt: z.iso.datetime().nullable(),
      paper: z.object({ fileId: z.uuid(), sha256: z.string(), bytes: z.int() }).nullable(),
    }),
  ),
  submittedAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  timeline: z.array(
    z.object({
      at: z.iso.datetime(),
      label: Text,
      product: Text.nullable(),
      reason: Text.nullable(),
      message: z.string().nullable(),
    }),
  ),
  /** What the applicant may do now: answer a correction, withdraw. */
  actions: z.array(
    z.object({
      action: Key,
      label: Text,
      message: z.enum(['optional', 'required']).nullable(),
      messageLabel: Text.nullable(),
      /** One of these is chosen; none is asked where the list is empty. */
      reasons: z.array(z.object({ key: Key, label: Text })),
      reasonLabel: Text.nullable(),
      /** The request is over with it: there is no way back. */
      ends: z.boolean(),
    }),
  ),
  /** Fields for files that a correction may be answered with. */
  files: z.array(z.object({ key: Key, label: Text })),
  form: FormAnswers.nullable(),
  /** In which messages to the phone are written; null where there is no phone. */
  messageLanguage: z.enum(LANGUAGES).nullable(),
})

export const trackRead = endpoint({
  method: 'GET',
  path: '/track/:trackingCode',
  access: 'public',
  params: Code,
  body: z.object({ key: TrackKey }),
  answer: TrackView,
  refusals: TRACK_REFUSALS,
})

export const trackAct = endpoint({
  method: 'POST',
  path: '/track/:trackingCode/act',
  access: 'public',
  params: Code,
  body: ActBody.extend({ key: TrackKey }),
  answer: ActAnswer,
  refusals: { ...TRACK_REFUSALS, ...ACT_REFUSALS },
})

export const trackAttach = upload({
  path: '/track/:trackingCode/files',
  access: 'public',
  maxBytes: MAX_FILE_BYTES,
  params: Code,
  query: AttachQuery.extend({ key: TrackKey }),
  answer: AttachAnswer,
  refusals: { ...TRACK_REFUSALS, ...ATTACH_REFUSALS },
})

/** The paper as its authority signed it, byte for byte. */
export const trackPaper = download({
  path: '/track/:trackingCode/papers/:fileId',
  access: 'public',
  params: Code.extend({ fileId: z.uuid() }),
  query: z.object({ key: TrackKey }),
  refusals: { ...TRACK_REFUSALS, 'cases.not_found': 404, 'cases.file_lost': 409 },
})
