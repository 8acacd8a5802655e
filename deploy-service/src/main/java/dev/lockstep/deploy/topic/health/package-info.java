/** Whether the service is ready to work. */
@NullMarked
package dev.lockstep.deploy.topic.health;

import org.jspecify.annotations.NullMarked;
