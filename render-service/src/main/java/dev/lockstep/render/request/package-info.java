/** Requests for pages: in order of urgency, within limits, each answered once. */
@NullMarked
package dev.lockstep.render.request;

import org.jspecify.annotations.NullMarked;
