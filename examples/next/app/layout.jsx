import Link from 'next/link';
import './style.css';

export const metadata = { title: 'Tock, on Next', description: 'A shop that keeps time' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <header>
          <Link href="/" prefetch={false} className="brand">tock<b>.</b></Link>
          <nav>
            <Link href="/products/1" prefetch={false}>Goods</Link>
            <Link href="/visitor" prefetch={false}>You</Link>
          </nav>
        </header>
        <main>{children}</main>
        <footer>Tock, a shop that keeps time, on Next</footer>
      </body>
    </html>
  );
}
