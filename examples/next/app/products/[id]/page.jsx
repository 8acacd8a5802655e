import { notFound } from 'next/navigation';

// Made on the first visit and kept for a minute.
export const revalidate = 60;

export async function generateStaticParams() {
  return [];
}

export default async function Product({ params }) {
  const { id } = await params;
  const answer = await fetch(`${process.env.CATALOGUE}/products/${id}`);
  if (answer.status === 404) {
    notFound();
  }
  if (!answer.ok) {
    throw new Error(`the catalogue answered ${answer.status}`);
  }
  const { name = `No. ${id}`, line = 'Keeps time, like all of them.', price } = await answer.json();
  return (
    <article>
      <p className="label">No. {id}</p>
      <h1>{name}</h1>
      <p className="lead">{line}</p>
      <p className="price">€ {price}</p>
    </article>
  );
}
