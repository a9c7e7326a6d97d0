import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  route('pilihan', 'portal/choose.ts'),
  route('masuk/tujuan', 'portal/lead-on.ts'),
  route('keluar', 'portal/sign-out.ts'),
  route('meja/*', 'desk/desk.tsx'),
  layout('portal/frame.tsx', [
    index('portal/home.tsx'),
    route('layanan', 'portal/services.tsx'),
    route('layanan/:service', 'portal/service.tsx'),
    route('lacak', 'portal/track.tsx'),
    route('lacak/:code', 'portal/follow.tsx'),
    route('wilayah', 'portal/areas.tsx'),
    route('masuk', 'portal/sign-in.tsx'),
  ]),
  route('lacak/:code/dokumen/:fileId', 'portal/fetch-paper.ts'),
] satisfies RouteConfig
