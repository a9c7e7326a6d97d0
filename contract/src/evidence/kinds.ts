/** Kinds of evidence that regions hand in (Sleman 2018, Banjarmasin area 2021); `figures` are those that Guyub counts and freezes itself. */
export const EVIDENCE_KINDS = [
  'figures',
  'policy',
  'app_inventory',
  'org_structure',
  'presentation',
  'photograph',
  'other',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
