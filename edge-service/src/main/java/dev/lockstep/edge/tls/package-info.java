/** The certificates by which an edge proves to be a site's host. */
@NullMarked
package dev.lockstep.edge.tls;

import org.jspecify.annotations.NullMarked;
