/** Owners, visitors and data sources, as measurements need them. */
@NullMarked
package dev.lockstep.platform.measure.http;

import org.jspecify.annotations.NullMarked;
