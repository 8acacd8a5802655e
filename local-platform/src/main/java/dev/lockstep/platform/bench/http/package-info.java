/** Requests that are sent one by one. */
@NullMarked
package dev.lockstep.platform.bench.http;

import org.jspecify.annotations.NullMarked;
