import { createRoutesStub } from 'react-router'
import { Button } from '../button/button.tsx'
import { Field, LongField } from '../field/field.tsx'
import { Tick } from '../tick/tick.tsx'
import { CommandForm } from './command-form.tsx'

const FORM = (
  <CommandForm command="contoh" about={{ intent: 'close' }} className="stack">
    <Field name="alasan" label="Alasan" />
    <LongField name="catatan" label="Catatan" />
    <Tick name="umumkan" value="1">
      Umumkan
    </Tick>
    <Button>Tutup</Button>
  </CommandForm>
)
const typed = { intent: ['close'], alasan: ['Perbaikan atap'], catatan: ['Dua hari'], umumkan: ['1'] }
const FOLDED = (
  <CommandForm command="contoh" folded="Catat hitungan">
    <Field name="kilogram" label="Kilogram" />
  </CommandForm>
)
const Folded = createRoutesStub([{ id: 'page', path: '/', Component: () => FOLDED }])
const Empty = createRoutesStub([{ id: 'page', path: '/', Component: () => FORM }])

export const examples = {
  empty: <Empty />,
  folded: <Folded />,
  refused: <Empty hydrationData={{ actionData: { page: { code: 'booking.taken', typed } } }} />,
}
