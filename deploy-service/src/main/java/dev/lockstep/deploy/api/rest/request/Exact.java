package dev.lockstep.deploy.api.rest.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A body whose fields are all known: whoever misspells a limit must not believe that it holds. Others may have more fields
 * than we know, as clients of other platforms send them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exact {}
