/** What of commands can be counted. */
@NullMarked
package dev.lockstep.deploy.command.metrics;

import org.jspecify.annotations.NullMarked;
