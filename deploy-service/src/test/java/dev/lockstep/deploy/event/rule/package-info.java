@NullMarked
package dev.lockstep.deploy.event.rule;

import org.jspecify.annotations.NullMarked;
