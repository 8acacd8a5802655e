@NullMarked
package dev.lockstep.deploy.api.rest.problem;

import org.jspecify.annotations.NullMarked;
