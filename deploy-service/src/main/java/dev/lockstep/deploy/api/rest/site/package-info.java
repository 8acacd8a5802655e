/** Sites over HTTP, and what their owners choose. */
@NullMarked
package dev.lockstep.deploy.api.rest.site;

import org.jspecify.annotations.NullMarked;
