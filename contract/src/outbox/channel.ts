import { z } from 'zod'

/** The ways out of the house. `print` is an officer's word of mouth or a list on paper, for whoever has no telephone. */
export const CHANNELS = ['push', 'whatsapp', 'sms', 'email', 'print'] as const
export const Channel = z.enum(CHANNELS)
export type Channel = z.infer<typeof Channel>

/** The ways that a program can take by itself. */
export const OUTWARD = ['push', 'whatsapp', 'sms', 'email'] as const satisfies readonly Channel[]
export type Outward = (typeof OUTWARD)[number]

/**
 * Why a message did not leave. refused: this address is taken for good. gone: the browser is there no more. nobody: whom it was for is
 * erased or withdrawn.
 */
export const FAULT_KINDS = ['no-answer', 'answered', 'refused', 'gone', 'nobody', 'other'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/**
 * kept: the installation has no way to this address. practice: a rehearsal reaches nobody. told: an officer handed it over.
 * stopped: whom it is for asked for no messages. failed: every way was tried.
 */
export const MESSAGE_STATES = ['waiting', 'sent', 'told', 'kept', 'practice', 'stopped', 'failed'] as const
export const MessageState = z.enum(MESSAGE_STATES)
export type MessageState = z.infer<typeof MessageState>
