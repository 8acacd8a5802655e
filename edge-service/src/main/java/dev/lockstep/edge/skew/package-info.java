/** What pages that were opened before a publish still need: files of the deploys that were live then. */
@NullMarked
package dev.lockstep.edge.skew;

import org.jspecify.annotations.NullMarked;
