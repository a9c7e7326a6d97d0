import { expect, test } from 'vitest'
import { tableRows } from './html-table.ts'

test('a table in a table is read by its own rows, with marks and entities as text', () => {
  const page = `<table><tr><td><h4>ARSIP</h4></td></tr><tr><td>
    <table class="border"><thead><tr><th>No</th><th>Nama</th></tr></thead>
    <tbody><tr><td>1 </td><td class=x><strong>Non-warga: </strong>A &amp; B<br><strong>NIK: </strong>12&#039;</td></tr></tbody></table>
    </td></tr></table><p>akhir`
  expect(tableRows(page)).toEqual([['ARSIP'], ['No', 'Nama'], ['1', "Non-warga: A & B NIK: 12'"], ['']])
})

test('what is no page, or never ends, is read in one go', () => {
  const begun = performance.now()
  expect(tableRows('<'.repeat(2_000_000))).toEqual([])
  expect(tableRows(`<tr><td>${'<a '.repeat(500_000)}`)).toEqual([])
  expect(performance.now() - begun).toBeLessThan(5_000)
})
