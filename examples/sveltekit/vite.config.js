import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [sveltekit()],
  // The server of a deploy gets no environment of yours: what it has to know is put in when it is built.
  define: { CATALOGUE: JSON.stringify(process.env.CATALOGUE ?? 'http://127.0.0.1:4100') },
});
