/** Fetches with Apache HttpClient. */
@NullMarked
package dev.lockstep.contracts.outbound.http;

import org.jspecify.annotations.NullMarked;
