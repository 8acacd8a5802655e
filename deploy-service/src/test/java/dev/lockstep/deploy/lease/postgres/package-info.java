@NullMarked
package dev.lockstep.deploy.lease.postgres;

import org.jspecify.annotations.NullMarked;
