import type { Role } from '@guyub/contract/identity'
import type { Office } from '@guyub/contract/regions'
import { sql } from 'kysely'
import { type AccountNeeds, createAccount, randomPassword } from './create-account.ts'

const DECREE = 'Latihan (bukan keputusan resmi)'

/** The offices of a rehearsal in which its people work. */
export interface SampleOffices {
  readonly government: Office
  readonly secretary: Office
  readonly village: Office
  readonly neighbour: Office
  readonly district: Office
  readonly registrar: Office
  readonly communication: Office
  readonly inspectorate: Office
  readonly publicWorks: Office
  readonly environment: Office
  readonly hospital: Office
  readonly planning: Office
}

interface Sample {
  readonly account: string
  readonly name: string
  readonly office: keyof SampleOffices
  readonly role: Role
}

// Nobody's names: what they are stands in them.
const PEOPLE: readonly Sample[] = [
  { account: 'admin', name: 'Admin Latihan', office: 'communication', role: 'admin' },
  { account: 'desa.{village}', name: 'Operator Desa {village}', office: 'village', role: 'village-clerk' },
  {
    account: 'desa.{village}.2',
    name: 'Operator Kedua Desa {village}',
    office: 'village',
    role: 'village-clerk',
  },
  {
    account: 'desa.{neighbour}',
    name: 'Operator Desa {neighbour}',
    office: 'neighbour',
    role: 'village-clerk',
  },
  {
    account: 'kecamatan.{district}',
    name: 'Petugas Kecamatan {district}',
    office: 'district',
    role: 'district-officer',
  },
  {
    account: 'loket.{district}',
    name: 'Petugas Loket Kecamatan {district}',
    office: 'district',
    role: 'counter-officer',
  },
  { account: '{registrar}', name: 'Petugas {registrar}', office: 'registrar', role: 'civil-registrar' },
  {
    account: '{registrar}.2',
    name: 'Petugas Kedua {registrar}',
    office: 'registrar',
    role: 'civil-registrar',
  },
  {
    account: 'kepala.{registrar}',
    name: 'Pejabat Penandatangan {registrar}',
    office: 'registrar',
    role: 'signing-officer',
  },
  {
    account: 'loket.{registrar}',
    name: 'Petugas Loket {registrar}',
    office: 'registrar',
    role: 'front-desk',
  },
  {
    account: 'opd.{registrar}',
    name: 'Petugas Rencana {registrar}',
    office: 'registrar',
    role: 'agency-officer',
  },
  { account: 'aduan', name: 'Petugas Aduan', office: 'communication', role: 'service-officer' },
  { account: 'pupr', name: 'Petugas {publicWorks}', office: 'publicWorks', role: 'service-officer' },
  { account: 'inspektorat', name: 'Petugas {inspectorate}', office: 'inspectorate', role: 'service-officer' },
  { account: '{environment}', name: 'Petugas {environment}', office: 'environment', role: 'service-officer' },
  { account: 'tempat', name: 'Pengelola Tempat', office: 'communication', role: 'place-keeper' },
  { account: 'bank.sampah', name: 'Pengurus Bank Sampah', office: 'village', role: 'savings-officer' },
  {
    account: 'rumah.sakit',
    name: 'Petugas Pendaftaran {hospital}',
    office: 'hospital',
    role: 'hospital-registrar',
  },
  { account: 'bupati', name: 'Bupati (Latihan)', office: 'government', role: 'leader' },
  { account: 'sekretariat', name: 'Sekretariat Kota Cerdas', office: 'communication', role: 'secretariat' },
  { account: 'bagian.hukum', name: 'Bagian Hukum (Latihan)', office: 'secretary', role: 'legal-officer' },
  { account: 'sekda', name: 'Sekretaris Daerah (Latihan)', office: 'secretary', role: 'regional-secretary' },
  { account: '{planning}', name: 'Perencana {planning}', office: 'planning', role: 'planner' },
  { account: 'asesor', name: 'Asesor Latihan', office: 'government', role: 'assessor' },
  { account: 'kementerian', name: 'Kementerian (Latihan)', office: 'government', role: 'ministry' },
]

/** The offices of the rehearsal of the centre. */
export interface SampleCentre {
  readonly ministry: Office
  readonly directorate: Office
  readonly province: Office
}

const CENTRE: readonly (Omit<Sample, 'office'> & { readonly office: keyof SampleCentre })[] = [
  { account: 'admin', name: 'Admin Pusat (Latihan)', office: 'ministry', role: 'admin' },
  {
    account: 'kementerian',
    name: 'Petugas {directorate} (Latihan)',
    office: 'directorate',
    role: 'ministry',
  },
  { account: 'provinsi', name: 'Petugas {province} (Latihan)', office: 'province', role: 'province' },
]

/** The same for the rehearsal of the centre: its administrator, the ministry, a province. */
export function loadSampleCentre(needs: AccountNeeds, region: string, offices: SampleCentre, domain: string) {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, office: keyof SampleCentre) => offices[office].shortName)
  const people = CENTRE.map(({ account, name, office, role }) => {
    return { email: `${account}@${domain}`, name: fill(name), office: offices[office].code, role }
  })
  return loadPeople(needs, region, people)
}

/**
 * One account for each role of a rehearsal region, all with one random password, which is returned and kept nowhere.
 * Who is there already keeps their password and is not in the answer.
 */
export function loadSamplePeople(
  needs: AccountNeeds,
  region: string,
  offices: SampleOffices,
  domain: string,
) {
  const people = PEOPLE.map(({ account, name, office, role }) => ({
    email: `${filled(account, offices).toLowerCase().replaceAll(' ', '-')}@${domain}`,
    name: filled(name, offices),
    office: offices[office].code,
    role,
  }))
  return loadPeople(needs, region, people)
}

interface Person {
  readonly email: string
  readonly name: string
  readonly office: string
  readonly role: Role
}

async function loadPeople(needs: AccountNeeds, region: string, people: readonly Person[]) {
  const { rows } = await sql<{ kind: string }>`select kind from region where region_code = ${region}`.execute(
    needs.pool.region(region).db,
  )
  if (rows[0]?.kind !== 'rehearsal') throw new Error(`${region} is no rehearsal region: it has real people`)

  const password = randomPassword()
  // A rehearsal plays the year before too, and whoever acts in it had their place by then.
  const from = `${needs.now().getUTCFullYear() - 2}-01-01`
  const { rows: present } = await sql<{ email: string }>`
    select email from auth."user" where email = any(${people.map(({ email }) => email)})`.execute(
    needs.pool.region(region).db,
  )
  const missing = people.filter((person) => !present.some(({ email }) => email === person.email))
  for (const { name, email, office, role } of missing) {
    await createAccount(needs, {
      name,
      email,
      password,
      // Many try the same rehearsal: its passwords are told on paper, and nothing in it is anybody's.
      keepsPassword: true,
      memberships: [{ region, office, role, decree: DECREE, from }],
    })
  }
  return { password, people: missing }
}

function filled(text: string, offices: SampleOffices): string {
  return text.replace(/\{(\w+)\}/g, (_, office: keyof SampleOffices) => offices[office].shortName)
}
