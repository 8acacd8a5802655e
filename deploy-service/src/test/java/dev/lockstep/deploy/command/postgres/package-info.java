@NullMarked
package dev.lockstep.deploy.command.postgres;

import org.jspecify.annotations.NullMarked;
