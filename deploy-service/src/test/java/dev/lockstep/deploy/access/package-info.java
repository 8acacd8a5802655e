@NullMarked
package dev.lockstep.deploy.access;

import org.jspecify.annotations.NullMarked;
