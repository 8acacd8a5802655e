/** deploy-service as a whole, with Kafka and PostgreSQL. */
@NullMarked
package dev.lockstep.deploy;

import org.jspecify.annotations.NullMarked;
