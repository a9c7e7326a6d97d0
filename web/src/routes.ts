import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  route('pilihan', 'portal/choose.ts'),
  route('masuk/tujuan', 'portal/lead-on.ts'),
  route('keluar', 'portal/sign-out.ts'),
  route('meja/*', 'desk/desk.tsx'),
  route('dinding', 'wall/wall.tsx'),
  route('gerakan', 'movement/frame.tsx', [
    index('movement/plan.tsx'),
    route('dimensi/:dimension', 'movement/dimension.tsx'),
    route('indikator/:indicator', 'movement/indicator.tsx'),
    route('indikator/:indicator/peristiwa', 'movement/facts.tsx'),
    route('peristiwa/:subjectId', 'movement/course.tsx'),
    route('bukti', 'movement/evidence.tsx'),
    route('evaluasi', 'movement/evaluation.tsx'),
  ]),
  route('gerakan/indikator/:indicator/csv', 'movement/figures-csv.ts'),
  route('gerakan/bukti/:evidenceId', 'movement/fetch-evidence.ts'),
  layout('portal/frame.tsx', [
    index('portal/home.tsx'),
    route('layanan', 'portal/services.tsx'),
    route('layanan/:service', 'portal/service.tsx'),
    route('lacak', 'portal/track.tsx'),
    route('lacak/:code', 'portal/follow.tsx'),
    route('cek', 'portal/check.tsx', { id: 'check' }),
    route('cek/:token', 'portal/check.tsx', { id: 'check-token' }),
    route('wilayah', 'portal/areas.tsx'),
    route('masuk', 'portal/sign-in.tsx'),
  ]),
  route('lacak/:code/dokumen/:fileId', 'portal/fetch-paper.ts'),
] satisfies RouteConfig
