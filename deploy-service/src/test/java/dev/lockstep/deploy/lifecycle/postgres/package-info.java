@NullMarked
package dev.lockstep.deploy.lifecycle.postgres;

import org.jspecify.annotations.NullMarked;
