package dev.lockstep.edge.wiring;

import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.access.LineSink;
import dev.lockstep.edge.access.LogDestination;
import dev.lockstep.edge.access.QueuedLog;
import dev.lockstep.edge.access.files.LogFile;
import dev.lockstep.edge.access.files.StandardOutput;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** What takes note of requests. */
@Singleton
class AccessLogParts {

    /** Some seconds of a busy edge: a kilobyte each, and six if visitors do what they can. */
    private static final int MOST_QUEUED = 10_000;

    private final AccessLogConfig config;
    private final MeterRegistry registry;

    AccessLogParts(AccessLogConfig config, MeterRegistry registry) {
        this.config = config;
        this.registry = registry;
    }

    @Produces
    @Singleton
    AccessLog accessLog() {
        return switch (config.accessLog()) {
            case LogDestination.Off() -> AccessLog.OFF;
            case LogDestination.StandardOutput() -> queued(new StandardOutput(System.out));
            case LogDestination.File(Path path) -> queued(file(path));
        };
    }

    private static LineSink file(Path path) {
        try {
            return new LogFile(path);
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "lockstep.edge.access-log=" + path + " cannot be written to (" + failure
                            + "): its folder has to be there, and writable for this user",
                    failure);
        }
    }

    private AccessLog queued(LineSink sink) {
        QueuedLog log = new QueuedLog(config.accessLogFormat(), sink, MOST_QUEUED);
        FunctionCounter.builder("lockstep.access.log.dropped", log, QueuedLog::dropped)
                .description("requests that are in no access log, as it could not be written fast enough")
                .register(registry);
        return log;
    }
}
