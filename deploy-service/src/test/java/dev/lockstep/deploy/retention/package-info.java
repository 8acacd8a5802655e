@NullMarked
package dev.lockstep.deploy.retention;

import org.jspecify.annotations.NullMarked;
