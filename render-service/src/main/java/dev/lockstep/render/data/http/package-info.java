/** Data over HTTP. */
@NullMarked
package dev.lockstep.render.data.http;

import org.jspecify.annotations.NullMarked;
