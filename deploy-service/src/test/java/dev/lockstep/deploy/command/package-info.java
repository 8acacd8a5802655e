@NullMarked
package dev.lockstep.deploy.command;

import org.jspecify.annotations.NullMarked;
