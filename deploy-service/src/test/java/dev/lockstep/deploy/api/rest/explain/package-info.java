@NullMarked
package dev.lockstep.deploy.api.rest.explain;

import org.jspecify.annotations.NullMarked;
