/** What pages were before: their last renders and failures. */
@NullMarked
package dev.lockstep.deploy.history;

import org.jspecify.annotations.NullMarked;
