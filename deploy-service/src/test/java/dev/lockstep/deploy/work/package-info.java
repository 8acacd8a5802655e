@NullMarked
package dev.lockstep.deploy.work;

import org.jspecify.annotations.NullMarked;
