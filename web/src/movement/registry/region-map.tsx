interface Shape {
  readonly code: string
  readonly path: string
}

interface RegionMapProps {
  readonly label: string
  readonly skip: string
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
  readonly borders: string
  /** The class of a region: how it is filled. */
  readonly fillOf: (code: string) => string
  /** What a region is and where it stands, in words. */
  readonly tellOf: (code: string) => string
  /** Where a region leads; to its page when it is not said. */
  readonly hrefOf?: (code: string) => string
  readonly legend: readonly { readonly key: string; readonly word: string; readonly count: number }[]
}

/** The country, a province, or the districts of a regency, drawn on the server: every region is a link, told by colour, pattern and words. The table below is the same. */
export function RegionMap(props: RegionMapProps) {
  const { label, skip, width, height, shapes, borders, fillOf, tellOf, legend } = props
  const { hrefOf = (code: string) => `/gerakan/daerah/${code}` } = props
  return (
    <figure className="region-map">
      <a className="skip-map" href="#daftar">
        {skip}
      </a>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="region-map-frame" tabIndex={0} aria-label={label}>
        <svg viewBox={`-2 -2 ${width + 4} ${height + 4}`}>
          <title>{label}</title>
          <Patterns />
          {shapes.map(({ code, path }) => (
            <a key={code} href={hrefOf(code)}>
              <title>{tellOf(code)}</title>
              <path className={`at-${fillOf(code)}`} d={path} />
            </a>
          ))}
          {borders && <path className="borders" d={borders} />}
        </svg>
      </section>
      <figcaption>
        <ul className="map-legend">
          {legend.map(({ key, word, count }) => (
            <li key={key}>
              <svg width="28" height="18" aria-hidden="true">
                <rect className={`at-${key}`} width="28" height="18" />
              </svg>
              {word} <span className="quiet numbers">({count})</span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

// Lines and dots besides colour, so that nobody has to tell colours apart. The legend refers to these, too.
function Patterns() {
  return (
    <defs>
      <pattern
        id="map-lines"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="ground" width="6" height="6" />
        <rect className="mark" width="2" height="6" />
      </pattern>
      <pattern id="map-dots" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="ground" width="6" height="6" />
        <circle className="mark" cx="3" cy="3" r="1.500" />
      </pattern>
      <pattern id="map-bars" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="ground" width="6" height="6" />
        <rect className="mark" width="6" height="2" />
      </pattern>
      <pattern id="map-cross" width="7" height="7" patternUnits="userSpaceOnUse">
        <rect className="ground" width="7" height="7" />
        <path className="stroke" d="M0 0l7 7M7 0l-7 7" />
      </pattern>
    </defs>
  )
}
