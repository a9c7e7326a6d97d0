const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Which version the address asks for; nothing where it asks for the one that holds. */
export function wantedVersion(request: Request): string | undefined {
  const version = new URL(request.url).searchParams.get('versi')
  return version && UUID.test(version) ? version : undefined
}

export function versionQuery(version: string | undefined): string {
  return version ? `?versi=${version}` : ''
}
