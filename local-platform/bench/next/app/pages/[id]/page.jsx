// Made on the first visit, and kept for an hour. The markup makes up 24 KB, as the page of all others does.
export const revalidate = 3600;

export async function generateStaticParams() {
  return [];
}

export default async function Page({ params }) {
  const { id } = await params;
  return (
    <main>
      <h1>Page {id}</h1>
      {Array.from({ length: 90 }, (_, row) => (
        <p key={row}>Row {row} keeps time, like all of them.</p>
      ))}
    </main>
  );
}
