/** What a rollback would do, before anybody does it. */
@NullMarked
package dev.lockstep.deploy.preview;

import org.jspecify.annotations.NullMarked;
