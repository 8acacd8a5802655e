export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  telemetry: false,
  css: ['~/assets/style.css'],
  app: {
    head: {
      title: 'Tock, on Nuxt',
      htmlAttrs: { lang: 'en' },
      meta: [{ name: 'description', content: 'A shop that keeps time' }],
      link: [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }],
    },
  },
  // The server of a deploy gets no environment of yours: what it has to know is put in when it is built.
  runtimeConfig: { catalogue: process.env.CATALOGUE ?? 'http://127.0.0.1:4100' },
  // Headers instead of `swr` or `isr`: Lockstep stores the pages, and a second cache in here would answer with old ones.
  routeRules: {
    '/': { headers: { 'cache-control': 's-maxage=31536000' } },
    '/products/**': { headers: { 'cache-control': 's-maxage=60, stale-while-revalidate=86400' } },
    '/visitor': { headers: { 'cache-control': 'private, no-store' } },
  },
});
