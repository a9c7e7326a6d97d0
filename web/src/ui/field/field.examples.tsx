import { Field, FileField, LongField } from './field.tsx'

export const examples = {
  plain: <Field name="f1" label="Nama anak" />,
  'with a hint': (
    <Field name="f2" label="Nomor telepon" hint="Untuk kabar tentang permohonan ini." width="medium" />
  ),
  'with an error': (
    <Field name="f3" label="Nama anak" error="Nama belum diisi. Tulis seperti di surat lahir." />
  ),
  'with a warning': (
    <Field name="f4" label="Nama anak" warning="Hanya satu kata. Boleh, tetapi tanyakan dulu." />
  ),
  file: (
    <FileField name="f6" label="Surat pengantar" hint="PDF, paling besar 5 MB." accept="application/pdf" />
  ),
  optional: <LongField name="f5" label="Catatan" optional="(boleh dikosongkan)" />,
}
