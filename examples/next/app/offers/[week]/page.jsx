import { notFound } from 'next/navigation';

// Made on the first visit, and kept until somebody says that it has changed.
export const revalidate = false;

export async function generateStaticParams() {
  return [];
}

export default async function Offer({ params }) {
  const { week } = await params;
  const answer = await fetch(`${process.env.CATALOGUE}/offers/${week}`);
  if (answer.status === 404) {
    notFound();
  }
  if (!answer.ok) {
    throw new Error(`the catalogue answered ${answer.status}`);
  }
  const { price } = await answer.json();
  return (
    <>
      <p className="label">Week {week}</p>
      <h1>The offer of the week.</h1>
      <p className="lead">Kept until somebody says that it has changed.</p>
      <p className="price">€ {price}</p>
    </>
  );
}
