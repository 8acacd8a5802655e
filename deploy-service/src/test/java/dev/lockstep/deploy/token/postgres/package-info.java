@NullMarked
package dev.lockstep.deploy.token.postgres;

import org.jspecify.annotations.NullMarked;
