@NullMarked
package dev.lockstep.deploy.purge.postgres;

import org.jspecify.annotations.NullMarked;
