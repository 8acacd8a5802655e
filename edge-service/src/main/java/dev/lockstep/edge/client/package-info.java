/** Who a visitor is, as far as an edge can know: directly, or from proxies that it trusts. */
@NullMarked
package dev.lockstep.edge.client;

import org.jspecify.annotations.NullMarked;
