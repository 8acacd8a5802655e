/** What requests say in the same way wherever they say it. */
@NullMarked
package dev.lockstep.deploy.api.rest.request;

import org.jspecify.annotations.NullMarked;
