/** Purges the pages of a site when the topics that it listens to say that data has changed. */
@NullMarked
package dev.lockstep.deploy.event;

import org.jspecify.annotations.NullMarked;
