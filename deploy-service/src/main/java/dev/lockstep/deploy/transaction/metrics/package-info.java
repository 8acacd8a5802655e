/** What of that can be counted. */
@NullMarked
package dev.lockstep.deploy.transaction.metrics;

import org.jspecify.annotations.NullMarked;
