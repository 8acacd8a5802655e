/** What Lockstep promises, told through HTTP and Kafka only, against the whole platform. */
@NullMarked
package dev.lockstep.story;

import org.jspecify.annotations.NullMarked;
