/** Where the stories play: the platform, and those who use it. */
@NullMarked
package dev.lockstep.story.stage;

import org.jspecify.annotations.NullMarked;
