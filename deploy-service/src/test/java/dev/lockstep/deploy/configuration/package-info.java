@NullMarked
package dev.lockstep.deploy.configuration;

import org.jspecify.annotations.NullMarked;
