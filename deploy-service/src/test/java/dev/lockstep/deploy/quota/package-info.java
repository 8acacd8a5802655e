@NullMarked
package dev.lockstep.deploy.quota;

import org.jspecify.annotations.NullMarked;
