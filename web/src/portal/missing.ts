/** Any other address. As a route it has the visit of its reader: the page that says so speaks their language. */
export function loader() {
  throw new Response(null, { status: 404 })
}

export default () => null
