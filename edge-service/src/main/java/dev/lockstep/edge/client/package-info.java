/** Where a visitor is, as far as an edge can know it from proxies that it trusts. */
@NullMarked
package dev.lockstep.edge.client;

import org.jspecify.annotations.NullMarked;
