/** The topics that this service needs. */
@NullMarked
package dev.lockstep.deploy.topic;

import org.jspecify.annotations.NullMarked;
