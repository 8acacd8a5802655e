package dev.lockstep.edge.wiring;

import dev.lockstep.edge.access.AccessFormat;
import dev.lockstep.edge.access.LogDestination;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

/** What an operator may set of the log of requests; see docs/access-log.md. */
@ConfigMapping(prefix = "lockstep.edge")
interface AccessLogConfig {

    /**
     * {@code off}, {@code stdout} or an absolute path. A log holds addresses of people: nobody should begin to collect them
     * because they did not know that there is such a setting.
     */
    @WithDefault("off")
    @WithConverter(Destination.class)
    LogDestination accessLog();

    /** JSON says more; the other two are what programs read that know Apache and nginx. */
    @WithDefault("json")
    AccessFormat accessLogFormat();

    /** Without it an interface would be taken for a group of settings. */
    final class Destination implements Converter<LogDestination> {
        private static final long serialVersionUID = 1;

        @Override
        public LogDestination convert(String text) {
            return LogDestination.of(text);
        }
    }
}
