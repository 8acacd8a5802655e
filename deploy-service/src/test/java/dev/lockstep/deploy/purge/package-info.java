@NullMarked
package dev.lockstep.deploy.purge;

import org.jspecify.annotations.NullMarked;
