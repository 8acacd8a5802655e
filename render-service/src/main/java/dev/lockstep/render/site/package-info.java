/** What the site log has said so far. */
@NullMarked
package dev.lockstep.render.site;

import org.jspecify.annotations.NullMarked;
