import { Table } from './table.tsx'

const rows = [
  { village: 'Kemirigede', promise: '96 %', basis: 48 },
  { village: 'Wlingi', promise: '100 %', basis: 112 },
]

export const examples = {
  'two villages': (
    <Table
      caption="Dokumen tepat janji"
      rows={rows}
      rowKey={(row) => row.village}
      columns={[
        { key: 'village', title: 'Desa', cell: (row) => row.village },
        { key: 'promise', title: 'Tepat janji', cell: (row) => row.promise, align: 'end' },
        { key: 'basis', title: 'Dari', cell: (row) => row.basis, align: 'end' },
      ]}
    />
  ),
}
