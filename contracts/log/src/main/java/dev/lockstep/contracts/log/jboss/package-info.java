/** The lines of a log as JBoss' log manager writes them, which Quarkus logs with. */
@NullMarked
package dev.lockstep.contracts.log.jboss;

import org.jspecify.annotations.NullMarked;
