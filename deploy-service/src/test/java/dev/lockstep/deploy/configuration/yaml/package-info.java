@NullMarked
package dev.lockstep.deploy.configuration.yaml;

import org.jspecify.annotations.NullMarked;
