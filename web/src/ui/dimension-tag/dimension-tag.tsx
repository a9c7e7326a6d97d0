import { Icon } from '../icon/icon.tsx'

export const DIMENSIONS = ['governance', 'branding', 'economy', 'living', 'society', 'environment'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Icon and label always; the colour only helps. */
export function DimensionTag({
  dimension,
  label,
}: {
  readonly dimension: Dimension
  readonly label: string
}) {
  return (
    <span className="dimension" data-dimension={dimension}>
      <Icon name={dimension} size={18} />
      {label}
    </span>
  )
}
