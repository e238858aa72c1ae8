import { defineConfig } from 'vite';

export default defineConfig({
  root: '.',
  base: '/',
  publicDir: false,
  appType: 'mpa',
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    /* The content security policy allows 'self' only: a font or image folded into a data: address would be refused. */
    assetsInlineLimit: 0,
    sourcemap: false,
    target: 'chrome109',
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        kiosk: 'kiosk/index.html',
        display: 'display/index.html',
        counter: 'counter-client/index.html',
        pair: 'server/web/pair/index.html',
        /* No page of its own: the listener for phones writes script and style into each page it answers. */
        phone: 'server/net/phone/page/main.ts',
      },
    },
  },
});
