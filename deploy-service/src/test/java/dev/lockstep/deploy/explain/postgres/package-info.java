@NullMarked
package dev.lockstep.deploy.explain.postgres;

import org.jspecify.annotations.NullMarked;
