@NullMarked
package dev.lockstep.deploy.domain.postgres;

import org.jspecify.annotations.NullMarked;
