/** Makes sure of the topics when the service starts. */
@NullMarked
package dev.lockstep.deploy.topic.kafka;

import org.jspecify.annotations.NullMarked;
