/** Where the device is, in decimal degrees with six places (a hand's breadth) and how exact that is in metres; nothing when it will not say. */
export function position(): Promise<
  { readonly latitude: string; readonly longitude: string; readonly metres: number } | undefined
> {
  return new Promise((heard) => {
    if (!('geolocation' in navigator)) return heard(undefined)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        heard({
          latitude: latitude.toFixed(6),
          longitude: longitude.toFixed(6),
          metres: Math.max(1, Math.round(accuracy)),
        }),
      () => heard(undefined),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })
}
