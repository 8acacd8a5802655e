/** {@code lockstep.yaml} as YAML: into nodes that know their lines, within limits. */
@NullMarked
package dev.lockstep.deploy.configuration.yaml;

import org.jspecify.annotations.NullMarked;
