/** Reads the site log. */
@NullMarked
package dev.lockstep.render.site.kafka;

import org.jspecify.annotations.NullMarked;
