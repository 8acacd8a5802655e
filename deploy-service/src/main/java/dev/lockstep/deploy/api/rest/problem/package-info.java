/** What went wrong, as RFC 9457 tells it. */
@NullMarked
package dev.lockstep.deploy.api.rest.problem;

import org.jspecify.annotations.NullMarked;
