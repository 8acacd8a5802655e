@NullMarked
package dev.lockstep.deploy.api.rest.access;

import org.jspecify.annotations.NullMarked;
