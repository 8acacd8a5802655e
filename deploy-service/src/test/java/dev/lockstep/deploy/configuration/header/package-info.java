@NullMarked
package dev.lockstep.deploy.configuration.header;

import org.jspecify.annotations.NullMarked;
