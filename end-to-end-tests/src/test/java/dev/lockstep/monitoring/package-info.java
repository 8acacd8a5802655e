/** What operators look at: rules and dashboards, held against what there is. */
@NullMarked
package dev.lockstep.monitoring;

import org.jspecify.annotations.NullMarked;
