import { expect, test } from 'vitest'
import { ROLE_RULES } from './role-rules.ts'
import { PERMISSIONS, ROLES } from './roles.ts'

test('the assessor and the ministry never reach a case, nor does the administrator', () => {
  for (const role of ['assessor', 'ministry', 'admin'] as const) {
    const { permissions, jurisdiction } = ROLE_RULES[role]
    expect(permissions.filter((permission) => permission.startsWith('cases.'))).toEqual([])
    expect(jurisdiction).toBe('none')
  }
})

test('whoever reads cases has a jurisdiction, and every permission is held by somebody', () => {
  for (const role of ROLES) {
    const { permissions, jurisdiction } = ROLE_RULES[role]
    if (permissions.some((permission) => permission === 'cases.read')) expect(jurisdiction).not.toBe('none')
  }
  const held = new Set<string>(ROLES.flatMap((role) => ROLE_RULES[role].permissions))
  expect(PERMISSIONS.filter((permission) => !held.has(permission))).toEqual([])
})

test('nobody both answers the evaluation and scores it', () => {
  for (const role of ROLES) {
    const held = new Set<string>(ROLE_RULES[role].permissions)
    expect(held.has('evaluation.answer') && held.has('evaluation.score')).toBe(false)
  }
})
