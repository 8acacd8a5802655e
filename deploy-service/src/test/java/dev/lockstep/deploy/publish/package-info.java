@NullMarked
package dev.lockstep.deploy.publish;

import org.jspecify.annotations.NullMarked;
