@NullMarked
package dev.lockstep.deploy.transaction;

import org.jspecify.annotations.NullMarked;
