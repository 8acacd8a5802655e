@NullMarked
package dev.lockstep.deploy.bundle.archive;

import org.jspecify.annotations.NullMarked;
