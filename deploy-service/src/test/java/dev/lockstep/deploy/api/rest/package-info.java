@NullMarked
package dev.lockstep.deploy.api.rest;

import org.jspecify.annotations.NullMarked;
