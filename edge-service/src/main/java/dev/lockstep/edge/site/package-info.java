/** What each host shows: a fold over the site log. */
@NullMarked
package dev.lockstep.edge.site;

import org.jspecify.annotations.NullMarked;
