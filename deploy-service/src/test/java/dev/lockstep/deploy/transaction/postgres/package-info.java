@NullMarked
package dev.lockstep.deploy.transaction.postgres;

import org.jspecify.annotations.NullMarked;
