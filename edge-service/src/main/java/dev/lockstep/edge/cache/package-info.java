/** What may be kept of answers that go through, for how long and for whom: RFC 9111, RFC 9213 and RFC 5861, as decisions. */
@NullMarked
package dev.lockstep.edge.cache;

import org.jspecify.annotations.NullMarked;
