/** What shows a platform to somebody: metrics, dashboards and traces, started beside it. */
@NullMarked
package dev.lockstep.platform.observe;

import org.jspecify.annotations.NullMarked;
