/** States the site log again that Kafka has lost. */
@NullMarked
package dev.lockstep.deploy.rebuild;

import org.jspecify.annotations.NullMarked;
