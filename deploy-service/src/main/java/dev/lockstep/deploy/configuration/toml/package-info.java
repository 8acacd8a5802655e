/** The TOML of {@code netlify.toml}. */
@NullMarked
package dev.lockstep.deploy.configuration.toml;

import org.jspecify.annotations.NullMarked;
