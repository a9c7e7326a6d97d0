import { StateBadge } from './state-badge.tsx'

export const examples = {
  waiting: <StateBadge tone="waiting" word="Menunggu blangko" />,
  running: <StateBadge tone="running" word="Sedang diperiksa" />,
  late: <StateBadge tone="late" word="Lewat janji" />,
  broken: <StateBadge tone="broken" word="Ditolak" />,
  done: <StateBadge tone="done" word="Siap diunduh" />,
}
