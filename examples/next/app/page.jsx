import Link from 'next/link';

export default function Home() {
  return (
    <>
      <p className="label">Clocks and quiet things</p>
      <h1>Made to keep time.</h1>
      <p className="lead">This page is as old as its deploy. Each product is as new as its price.</p>
      <Link href="/products/1" prefetch={false} className="button">See the first one</Link>
    </>
  );
}
