@NullMarked
package dev.lockstep.deploy.configuration.route;

import org.jspecify.annotations.NullMarked;
