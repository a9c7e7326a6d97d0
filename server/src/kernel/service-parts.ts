type Json = unknown
type JsonObject = Readonly<Record<string, Json>>

/**
 * A service may take what several share from `services/parts/`: `"$part"` names files there. In an object they lie under
 * what the service says itself, object by object; in a list, `{ "$part": … }` stands for the items of the file. What comes
 * out is an ordinary definition, and what a version is the version of. Throws on a name that is not there.
 */
export function withParts(body: Json, partOf: (name: string) => Json): Json {
  if (Array.isArray(body))
    return body.flatMap((item) => {
      const whole = withParts(item, partOf)
      return isObject(item) && '$part' in item && Array.isArray(whole) ? whole : [whole]
    })
  if (!isObject(body)) return body
  const { $part: names, ...own } = body
  const mine = Object.fromEntries(Object.entries(own).map(([key, value]) => [key, withParts(value, partOf)]))
  if (names === undefined) return mine
  const parts = [names].flat().map((name) => withParts(partOf(String(name)), partOf))
  const [only] = parts
  return parts.length === 1 && Array.isArray(only) ? only : [...parts, mine].reduce(under)
}

/** `above` wins; a list is one thing, and is never mixed. */
function under(below: Json, above: Json): Json {
  if (!isObject(below) || !isObject(above)) return above
  const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])]
  return Object.fromEntries(
    keys.map((key) => [
      key,
      key in above && key in below ? under(below[key], above[key]) : (above[key] ?? below[key]),
    ]),
  )
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
