import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [reactRouter()],
  build: {
    // The last Chrome for Windows 7 and 8.1, which village offices still have.
    target: 'chrome109',
    cssTarget: 'chrome109',
    // The font is a file of its own, so that it is cached once and not carried in the style sheet.
    assetsInlineLimit: 2048,
    reportCompressedSize: false,
  },
})
