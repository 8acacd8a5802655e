/** Sites that frameworks of Node build, deployed as they come out of their builds. */
@NullMarked
package dev.lockstep.story.framework;

import org.jspecify.annotations.NullMarked;
