import { readFileSync } from 'node:fs'
import { EscalationLadder } from '@guyub/contract/dispositions'
import { Key, Text } from '@guyub/contract/text'
import { z } from 'zod'

const FOLDER = new URL('../../../../reference/dispositions/', import.meta.url)
const Instructions = z.strictObject({
  version: z.int(),
  source: Text,
  instructions: z.array(z.strictObject({ key: Key, text: Text })).min(1),
})
const Escalation = z.strictObject({
  version: z.int(),
  source: Text,
  /** How many working days a new letter proposes. */
  defaultWorkingDays: z.int().min(1),
  steps: EscalationLadder,
})

/** The coded instructions of a disposition sheet. */
export const INSTRUCTIONS = Instructions.parse(read('instructions.json'))
/** Whose business becomes what is not answered in time. */
export const ESCALATION = Escalation.parse(read('escalation.json'))

const texts = new Map(INSTRUCTIONS.instructions.map(({ key, text }) => [key, text]))

/** The words of an instruction; one that the list no longer has is shown by its key. */
export function instructionText(key: string): Text {
  return texts.get(key) ?? { id: key, en: key }
}

export function isInstruction(key: string): boolean {
  return texts.has(key)
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
}
