import { error } from '@sveltejs/kit';

export async function load({ params: { week }, fetch }) {
  const answer = await fetch(`${CATALOGUE}/offers/${week}`);
  if (!answer.ok) {
    error(answer.status === 404 ? 404 : 502, 'There is no such offer.');
  }
  return { week, offer: await answer.json() };
}
