package dev.lockstep.platform.scale;

import java.time.Duration;

/**
 * What was seen at one moment.
 *
 * @param at since when this began
 * @param members of the group, which is as many workers as have joined and not left it
 * @param workers that are meant to run
 * @param lag requests that are not done
 */
public record Look(Duration at, int members, int workers, long lag) {}
