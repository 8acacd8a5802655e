import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  // Styles are files of their own, which edges serve.
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: {
    // The server of a deploy gets no environment of yours: what it has to know is put in when it is built.
    define: { CATALOGUE: JSON.stringify(process.env.CATALOGUE ?? 'http://127.0.0.1:4100') },
    // All in one, so that node_modules need not be deployed.
    ssr: { noExternal: true },
  },
});
