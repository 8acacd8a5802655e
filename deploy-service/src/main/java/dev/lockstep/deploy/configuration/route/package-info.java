/** The routes of {@code lockstep.yaml}, key by key. */
@NullMarked
package dev.lockstep.deploy.configuration.route;

import org.jspecify.annotations.NullMarked;
