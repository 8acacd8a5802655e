@NullMarked
package dev.lockstep.render.server;

import org.jspecify.annotations.NullMarked;
