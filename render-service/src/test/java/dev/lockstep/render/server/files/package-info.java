@NullMarked
package dev.lockstep.render.server.files;

import org.jspecify.annotations.NullMarked;
