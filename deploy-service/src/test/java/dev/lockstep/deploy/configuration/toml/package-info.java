@NullMarked
package dev.lockstep.deploy.configuration.toml;

import org.jspecify.annotations.NullMarked;
