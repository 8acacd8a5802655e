/** The audit log over HTTP. */
@NullMarked
package dev.lockstep.deploy.api.rest.audit;

import org.jspecify.annotations.NullMarked;
