@NullMarked
package dev.lockstep.deploy.history;

import org.jspecify.annotations.NullMarked;
