export function load({ cookies, setHeaders }) {
  setHeaders({ 'cache-control': 'private, no-store' });
  return { name: cookies.get('name') ?? 'stranger' };
}
