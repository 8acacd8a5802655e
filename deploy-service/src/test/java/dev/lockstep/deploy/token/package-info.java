@NullMarked
package dev.lockstep.deploy.token;

import org.jspecify.annotations.NullMarked;
