/** What somebody is in a region, by decree and for a period. What each may do, the table of permissions says. */
export const ROLES = [
  'admin',
  'village-clerk',
  'district-officer',
  'civil-registrar',
  'front-desk',
  'leader',
  'secretariat',
  'planner',
  'assessor',
  'ministry',
] as const
export type Role = (typeof ROLES)[number]
