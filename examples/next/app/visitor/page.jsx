import { cookies } from 'next/headers';

// Reading a cookie makes it a page for one visitor only.
export default async function Visitor() {
  const name = (await cookies()).get('name')?.value ?? 'stranger';
  return (
    <>
      <p className="label">Only for you</p>
      <h1>Hello, {name}.</h1>
      <p className="lead">Nobody else gets this page; it is made anew each time.</p>
    </>
  );
}
