import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { refusal } from '../src/kernel/refusal.ts'
import { Choice } from '../src/ui/choice/choice.tsx'
import { CommandForm } from '../src/ui/command-form/command-form.tsx'
import { Field, LongField } from '../src/ui/field/field.tsx'
import { Select } from '../src/ui/select/select.tsx'
import { Tick } from '../src/ui/tick/tick.tsx'

const KINDS = [
  { key: 'room', label: 'Ruang' },
  { key: 'desk', label: 'Meja' },
]

function Page() {
  return ['satu', 'dua'].map((place) => (
    <CommandForm key={place} command={`baru-${place}`} about={{ place }}>
      <Field name="name" id={`name-${place}`} label="Nama" defaultValue="usul" />
      <Field name="secret" id={`secret-${place}`} label="Sandi" type="password" />
      <LongField name="reason" id={`reason-${place}`} label="Alasan" />
      <Select name="kind" id={`kind-${place}`} label="Jenis" value="desk" options={KINDS} />
      <Choice name="use" id={`use-${place}`} label="Guna" options={KINDS} />
      <Tick name="open" value="1" defaultChecked>
        Buka
      </Tick>
    </CommandForm>
  ))
}

function shown(actionData: unknown): readonly string[] {
  const Stub = createRoutesStub([{ id: 'page', path: '/', Component: Page }])
  return renderToStaticMarkup(<Stub hydrationData={{ actionData: { page: actionData } }} />).split('</form>')
}

test('what was typed comes back into the form that was refused, with a command of its own', () => {
  const form = new FormData()
  const given = { command: 'lama', place: 'dua', name: 'Studio', secret: 'rahasia', reason: 'Ada acara' }
  for (const [name, value] of Object.entries({ ...given, kind: 'room', use: 'room' })) form.set(name, value)
  const [other = '', again = ''] = shown(refusal({ code: 'booking.taken', status: 409 }, form).data)
  expect(again).toContain('value="baru-dua"')
  expect(again).toContain('value="Studio"')
  expect(again).toContain('>Ada acara</textarea>')
  expect(again).toContain('<option value="room" selected="">')
  expect(again).toMatch(/type="radio"[^>]*checked=""[^>]*value="room"|value="room"[^>]*checked=""/)
  expect(again).not.toContain('rahasia')
  expect(again).not.toMatch(/type="checkbox"[^>]*checked/)
  expect(other).toContain('value="usul"')
  expect(other).toMatch(/type="checkbox"[^>]*checked/)
})

test('before anything was refused the page proposes', () => {
  const [first = ''] = shown(undefined)
  expect(first).toContain('value="usul"')
  expect(first).toContain('<option value="desk" selected="">')
})
