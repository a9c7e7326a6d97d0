import { Tick } from './tick.tsx'

export const examples = {
  empty: (
    <Tick name="t1" value="yes">
      Tamu di bawah 18 tahun
    </Tick>
  ),
  ticked: (
    <Tick name="t2" value="yes" defaultChecked>
      Layar ini mengucapkan nomor
    </Tick>
  ),
}
