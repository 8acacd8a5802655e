@NullMarked
package dev.lockstep.deploy.audit.postgres;

import org.jspecify.annotations.NullMarked;
