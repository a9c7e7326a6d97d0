// Drawn on a 24 grid with one stroke, so that they read beside 16-pixel text.
const PATHS = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L21 21',
  check: 'm4.5 12.5 5 5 10-11',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2',
  pause: 'M9 6v12m6-12v12',
  alert: 'M12 4 2.5 20h19L12 4Zm0 6v5m0 2.5v.1',
  cross: 'm6 6 12 12M18 6 6 18',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v6m0-9.6v.1',
  paper: 'M6 3h8l4 4v14H6V3Zm8 0v4h4M9 12h6m-6 4h6',
  shield: 'M12 3 5 6v5c0 5 3 8.5 7 10 4-1.5 7-5 7-10V6l-7-3Zm-3 9 2.2 2.200L15.5 10',
  download: 'M12 4v11m-4.5-4.500L12 15l4.5-4.500M5 20h14',
  upload: 'M12 15V4M7.5 8.5 12 4l4.5 4.500M5 20h14',
  arrow: 'M5 12h14m-5-5 5 5-5 5',
  back: 'M19 12H5m5-5-5 5 5 5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 9c.5-4 3-6 7-6s6.5 2 7 6',
  camera: 'M4 8h3.500L9 5.500h6L16.5 8H20v11H4V8Zm8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7v-6Z',
  copy: 'M9 9h11v11H9V9Zm6 0V4H4v11h5',
  inbox: 'M4 13V5h16v8m-16 0v6h16v-6M4 13h5l1.5 2.500h3L15 13h5',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.100M4 12h.100M4 18h.1',
  plus: 'M12 5v14m-7-7h14',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-9-9h18M12 3c5 5.5 5 12.5 0 18-5-5.5-5-12.5 0-18Z',
  moon: 'M20 14.500A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.500Z',
  offline:
    'M4 4l16 16M8.5 15.500a5 5 0 0 1 6-.800M5 12a10 10 0 0 1 4-2.500m4.5-.400A10 10 0 0 1 19 12M12 19.500v.1',
  lock: 'M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3',
  governance: 'M4 20h16M5 17h14M6 17v-7m4 7v-7m4 7v-7m4 7v-7M3.5 9 12 4l8.5 5h-17Z',
  branding: 'M12 3.500l2.6 5.4 5.900.8-4.3 4.1 1 5.900L12 16.900l-5.2 2.8 1-5.9-4.3-4.1 5.9-.800L12 3.500Z',
  economy: 'M4 20h16M7 20v-6m5 6V9m5 11V5m-13 5 5-4 4 1 6-4',
  living: 'M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.3 4.3 4.3 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10Z',
  society:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm7 0a2.5 2.5 0 1 0 0-5m-13 13c.3-3.5 2.5-5.5 6-5.500s5.7 2 6 5.500m1-5.300c2.500.3 4 2 4.2 4.8',
  environment: 'M5 19c0-9 5-14 15-14 0 10-5 14-12 13M5 19c2-4 5-7 9-9',
} as const

export type IconName = keyof typeof PATHS

/** Always beside words or inside something labelled, so it is hidden from readers. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
