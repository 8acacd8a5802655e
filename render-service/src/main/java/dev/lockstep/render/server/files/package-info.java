/** Deploys unpacked to the disk. */
@NullMarked
package dev.lockstep.render.server.files;

import org.jspecify.annotations.NullMarked;
