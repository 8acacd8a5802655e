@NullMarked
package dev.lockstep.deploy.finish;

import org.jspecify.annotations.NullMarked;
