package dev.lockstep.deploy.api.rest.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.lockstep.deploy.token.Role;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The role that an endpoint needs of its caller's token. Endpoints without it are not called. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Needs {

    Role value();

    Where at() default Where.PATH;

    /** Where the caller needs it. */
    enum Where {
        /** At the site that the path names, or whose deploy it names. */
        PATH,
        /** At sites that the request names elsewhere: the endpoint asks for it there once more. */
        NAMED,
        /** Anywhere: the answer is about what the token is for. */
        ANY,
        /** At every site. */
        PLATFORM
    }
}
