@NullMarked
package dev.lockstep.deploy.history.postgres;

import org.jspecify.annotations.NullMarked;
