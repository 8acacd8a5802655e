@NullMarked
package dev.lockstep.deploy.outbox;

import org.jspecify.annotations.NullMarked;
