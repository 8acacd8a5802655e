import { error } from '@sveltejs/kit';

export async function load({ params: { id }, fetch, setHeaders }) {
  const answer = await fetch(`${CATALOGUE}/products/${id}`);
  if (!answer.ok) {
    error(answer.status === 404 ? 404 : 502, 'There is no such product.');
  }
  // Made on the first visit and kept for a minute.
  setHeaders({
    'cache-control': 's-maxage=60, stale-while-revalidate=86400',
    'cache-tag': `products,product:${id}`,
  });
  return { id, product: await answer.json() };
}
