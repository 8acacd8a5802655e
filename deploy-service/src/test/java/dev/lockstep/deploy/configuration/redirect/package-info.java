@NullMarked
package dev.lockstep.deploy.configuration.redirect;

import org.jspecify.annotations.NullMarked;
