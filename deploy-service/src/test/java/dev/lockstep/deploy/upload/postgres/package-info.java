@NullMarked
package dev.lockstep.deploy.upload.postgres;

import org.jspecify.annotations.NullMarked;
