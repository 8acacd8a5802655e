@NullMarked
package dev.lockstep.deploy.domain;

import org.jspecify.annotations.NullMarked;
