import { DIMENSIONS, DimensionTag } from './dimension-tag.tsx'

export const examples = Object.fromEntries(
  DIMENSIONS.map((dimension) => [
    dimension,
    <DimensionTag key={dimension} dimension={dimension} label={`Smart ${dimension}`} />,
  ]),
)
