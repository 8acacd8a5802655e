@NullMarked
package dev.lockstep.deploy.lifecycle;

import org.jspecify.annotations.NullMarked;
