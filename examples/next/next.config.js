import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  poweredByHeader: false,
  // The server of a deploy gets no environment of yours: what it has to know is put in when it is built.
  env: { CATALOGUE: process.env.CATALOGUE ?? 'http://127.0.0.1:4100' },
  // Lockstep stores the pages, and asks only for new ones: a second cache in here would answer with old ones.
  cacheHandler: fileURLToPath(new URL('./no-cache.js', import.meta.url)),
  cacheMaxMemorySize: 0,
  // Links load pages by a header that is part of their key, and not by a parameter that each visitor makes up.
  experimental: { validateRSCRequestHeaders: false },
  // Everything that is built stands below this folder.
  outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
};
