import type { Permission, Role } from './roles.ts'

/** How far the work reaches: my office, my area and below, what my agency handles, the whole region, or no record at all. */
export type JurisdictionKind = 'office' | 'area' | 'agency' | 'region' | 'none'

interface RoleRule {
  readonly jurisdiction: JurisdictionKind
  readonly permissions: readonly Permission[]
}

/** Whoever works for the region sees these. */
const COLLEAGUE = [
  ...(['cohort.read', 'indicators.read', 'live.read'] as const),
  ...(['plan.papers', 'plan.read', 'regions.read'] as const),
] as const

/** Offices that letters and tasks go between; and those that may agree with another on reading its data. */
const AMONG_OFFICES = ['dispositions.act', 'dispositions.read'] as const
const AMONG_AGENCIES = [...AMONG_OFFICES, 'dispositions.agree'] as const

/**
 * Who may do what follows from the role in the decree. The assessor and the ministry never reach a case: they work on
 * plans, figures and frozen evidence. The administrator manages people and reads no records of them.
 */
export const ROLE_RULES = {
  admin: {
    jurisdiction: 'none',
    permissions: [
      ...COLLEAGUE,
      'devices.manage',
      'identity.manage',
      'identity.confirm',
      'messages.manage',
      'nodes.carry',
      'nodes.manage',
    ],
  },
  // Of any agency: it writes and reports what its office owns of the plan.
  'agency-officer': {
    jurisdiction: 'agency',
    permissions: [
      'evaluation.contribute',
      'explanations.reply',
      ...AMONG_AGENCIES,
      ...COLLEAGUE,
      'indicators.open',
      'information.keep',
      'survey.agree',
      'survey.answer',
      'plan.contribute',
      'plan.reminders',
      'plan.report',
    ],
  },
  'village-clerk': {
    jurisdiction: 'office',
    permissions: [
      ...COLLEAGUE,
      'cases.submit',
      'cases.read',
      'cases.attach',
      'cases.act',
      'cases.note',
      'survey.answer',
      'devices.manage',
      'documents.issue',
      'documents.revoke',
      'letters.manage',
      'letters.read',
      'messages.tell',
      'nodes.carry',
      'nodes.decide',
      'plan.report',
      'residents.manage',
      'residents.read',
    ],
  },
  'district-officer': {
    jurisdiction: 'area',
    permissions: [
      'queue.manage',
      'queue.serve',
      'evaluation.contribute',
      'explanations.reply',
      ...AMONG_OFFICES,
      ...COLLEAGUE,
      'survey.answer',
      'cases.read',
      'cases.act',
      'cases.note',
      'plan.report',
    ],
  },
  'civil-registrar': {
    jurisdiction: 'agency',
    permissions: [
      'queue.manage',
      'queue.serve',
      'explanations.reply',
      ...AMONG_AGENCIES,
      ...COLLEAGUE,
      'cases.read',
      'cases.act',
      'cases.stock',
      'cases.erase',
      'cases.attach',
      'cases.note',
      'cases.assign',
      'documents.issue',
      'documents.revoke',
      'evaluation.contribute',
      'survey.agree',
      'survey.answer',
      'indicators.open',
      'information.keep',
    ],
  },
  // Signs in the national register, and says here what is signed.
  'signing-officer': {
    jurisdiction: 'agency',
    permissions: [...COLLEAGUE, 'cases.read', 'cases.act', 'cases.note'],
  },
  // Of any agency: it does what a service gives it to do, such as complaints.
  'service-officer': {
    jurisdiction: 'agency',
    permissions: [
      'queue.manage',
      'queue.serve',
      ...COLLEAGUE,
      'cases.read',
      'cases.act',
      'cases.attach',
      'cases.note',
      'cases.assign',
      'cases.erase',
      'cases.exchange',
      'booking.keep',
      'booking.oversee',
      'ledger.oversee',
      'ledger.read',
      'explanations.reply',
      'indicators.open',
      'information.keep',
      'survey.answer',
    ],
  },
  // Of a house with rooms, desks and classes: those that the own office keeps.
  'place-keeper': {
    jurisdiction: 'office',
    permissions: ['booking.keep', 'regions.read'],
  },
  // Registers patients, helps whoever is stuck at a kiosk, and calls them.
  'hospital-registrar': {
    jurisdiction: 'office',
    permissions: [
      ...COLLEAGUE,
      'fhir.patient',
      'fhir.read',
      'queue.manage',
      'queue.serve',
      'visits.manage',
      'visits.register',
    ],
  },
  // Of a waste bank or another community that keeps books: which books, and what of them, the overseer of the service appoints.
  'savings-officer': {
    jurisdiction: 'none',
    permissions: ['ledger.keep', 'ledger.read', 'regions.read'],
  },
  // Calls people to a counter of its office, and reads no record of them.
  'counter-officer': {
    jurisdiction: 'office',
    permissions: ['queue.serve', 'regions.read'],
  },
  'front-desk': {
    jurisdiction: 'office',
    permissions: [
      'queue.serve',
      'explanations.reply',
      ...COLLEAGUE,
      'cases.submit',
      'cases.read',
      'cases.attach',
      'cases.act',
      'cases.note',
      'messages.tell',
      'survey.answer',
      'devices.manage',
    ],
  },
  leader: {
    jurisdiction: 'region',
    permissions: [
      'explanations.ask',
      'explanations.reply',
      ...AMONG_OFFICES,
      'dispositions.all',
      'dispositions.map',
      'cases.oversee',
      'dispositions.oversee',
      ...COLLEAGUE,
      'decrees.decide',
      'decrees.read',
      'identity.confirm',
      'indicators.open',
      'evaluation.reminders',
      'evaluation.submit',
      'plan.reminders',
      'survey.close',
      'evidence.read',
    ],
  },
  secretariat: {
    jurisdiction: 'region',
    permissions: [
      'explanations.reply',
      ...AMONG_AGENCIES,
      'dispositions.map',
      ...COLLEAGUE,
      'cohort.attend',
      'cohort.deliver',
      'cohort.manage',
      'cohort.review',
      'communities.manage',
      'decrees.draft',
      'decrees.read',
      'identity.confirm',
      'plan.contribute',
      'plan.edit',
      'plan.reminders',
      'plan.report',
      'indicators.open',
      'information.keep',
      'information.oversee',
      'evidence.freeze',
      'evidence.read',
      'messages.manage',
      'evaluation.answer',
      'evaluation.contribute',
      'evaluation.reminders',
      'survey.answer',
      'survey.manage',
      'evaluation.submit',
    ],
  },
  'legal-officer': {
    jurisdiction: 'none',
    permissions: [
      'explanations.reply',
      ...AMONG_AGENCIES,
      ...COLLEAGUE,
      'decrees.decide',
      'decrees.number',
      'decrees.read',
    ],
  },
  'regional-secretary': {
    jurisdiction: 'region',
    permissions: [
      'explanations.reply',
      ...AMONG_AGENCIES,
      'dispositions.map',
      'cases.oversee',
      'dispositions.oversee',
      ...COLLEAGUE,
      'decrees.decide',
      'decrees.read',
      'indicators.open',
      'evaluation.reminders',
      'evidence.read',
      'plan.reminders',
    ],
  },
  planner: {
    jurisdiction: 'region',
    permissions: [
      'explanations.reply',
      ...AMONG_AGENCIES,
      ...([
        ...COLLEAGUE,
        'cohort.deliver',
        'cohort.review',
        'decrees.read',
        'plan.contribute',
        'plan.edit',
        'plan.reminders',
        'plan.report',
        'indicators.open',
      ] as const),
      ...(['evaluation.contribute', 'evidence.read'] as const),
    ],
  },
  assessor: {
    jurisdiction: 'none',
    permissions: ['plan.read', 'indicators.read', 'evidence.read', 'evaluation.score'],
  },
  ministry: {
    jurisdiction: 'none',
    permissions: [
      'cohort.read',
      'cohort.review',
      'plan.read',
      'indicators.read',
      'evidence.read',
      'evaluation.conduct',
      'evaluation.mentors',
      'movement.manage',
      'movement.read',
    ],
  },
  // Works in the centre, in the office of its province: reads what concerns its own regencies and cities.
  province: {
    jurisdiction: 'area',
    permissions: ['movement.read'],
  },
} as const satisfies Record<Role, RoleRule>
