import { readFileSync } from 'node:fs'
import { ReminderRules } from '@guyub/contract/plan'

const FILE = new URL('../../../../../reference/plan-reminders.json', import.meta.url)

/** After how many days of silence somebody is reminded. */
export const RULES = ReminderRules.parse(JSON.parse(readFileSync(FILE, 'utf8')))
