/** What the services tell each other: past facts about sites, pages and edges, and the commands that ask for them. */
@NullMarked
package dev.lockstep.contracts.event;

import org.jspecify.annotations.NullMarked;
