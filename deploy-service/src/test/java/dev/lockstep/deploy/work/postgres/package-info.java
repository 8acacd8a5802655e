@NullMarked
package dev.lockstep.deploy.work.postgres;

import org.jspecify.annotations.NullMarked;
