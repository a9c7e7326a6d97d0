import { Button, ButtonLink } from './button.tsx'

export const examples = {
  first: <Button>Lanjut</Button>,
  second: <Button kind="second">Kembali</Button>,
  danger: <Button kind="danger">Tolak permohonan</Button>,
  plain: <Button kind="plain">Batal</Button>,
  'with an icon': (
    <ButtonLink href="#unduh" icon="download">
      Unduh akta
    </ButtonLink>
  ),
  disabled: <Button disabled>Kirim</Button>,
  small: <Button size="small">Salin</Button>,
}
