/** What a deploy is made of, and how a request's path finds its file or its route. Pure: shared by all services. */
@NullMarked
package dev.lockstep.contracts.manifest;

import org.jspecify.annotations.NullMarked;
