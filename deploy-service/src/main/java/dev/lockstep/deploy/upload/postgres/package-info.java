/** Announced and known files in the database. */
@NullMarked
package dev.lockstep.deploy.upload.postgres;

import org.jspecify.annotations.NullMarked;
