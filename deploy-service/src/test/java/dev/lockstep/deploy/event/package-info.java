@NullMarked
package dev.lockstep.deploy.event;

import org.jspecify.annotations.NullMarked;
