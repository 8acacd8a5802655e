/** Who sent a request, as far as a service can know: directly, or from proxies that it trusts. */
@NullMarked
package dev.lockstep.contracts.client;

import org.jspecify.annotations.NullMarked;
