/** The rule of a what-if as it stands in an address or a form; nothing while no percentage was said. */
export function readRule(said: (name: string) => string | null) {
  const [year, percent] = [Number(said('tahun')), Number(said('persen'))]
  if (!Number.isInteger(year) || !Number.isInteger(percent) || !year || percent < 1 || percent > 100)
    return undefined
  const [source, dimension, office] = [said('sumber'), said('dimensi'), said('kantor')]
  return {
    ...{ year, percent },
    ...(source && { source }),
    ...(dimension && { dimension }),
    ...(office && { office }),
  }
}

export type Rule = NonNullable<ReturnType<typeof readRule>>
