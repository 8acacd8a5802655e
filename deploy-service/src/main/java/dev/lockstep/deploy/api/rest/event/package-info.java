/** What events did to pages, told over HTTP. */
@NullMarked
package dev.lockstep.deploy.api.rest.event;

import org.jspecify.annotations.NullMarked;
