/** Requests for pages, each answered once. */
@NullMarked
package dev.lockstep.render.request;

import org.jspecify.annotations.NullMarked;
