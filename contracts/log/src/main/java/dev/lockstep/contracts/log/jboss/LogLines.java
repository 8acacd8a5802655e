package dev.lockstep.contracts.log.jboss;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Has the console written in lines of ours. Quarkus takes a formatter only from its extensions, but a filter from anybody,
 * and asks it before it formats the first record: earlier than anything of an application runs, so that no line of a
 * start, or of a start that fails, has another form.
 */
@LoggingFilter(name = "lines")
public final class LogLines implements Filter {

    private static final System.Logger LOG = System.getLogger(LogLines.class.getName());

    private final LogConfig.Format format;
    private volatile boolean begun;

    public LogLines(LogConfig config) {
        this.format = config.format();
    }

    /** Lets everything pass. */
    @Override
    public boolean isLoggable(LogRecord record) {
        if (!begun) {
            begin();
        }
        return true;
    }

    /** Whoever logs at the same moment waits for it. */
    private synchronized void begin() {
        if (begun) {
            return;
        }
        for (Handler handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
            if (handler instanceof ConsoleHandler console
                    && console.getFormatter() instanceof PatternFormatter pattern) {
                console.setFormatter(lines(pattern));
            }
        }
        // Java itself would print what has happened to whoever reads lines.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                LOG.log(System.Logger.Level.ERROR, "thread ended name=" + thread.getName(), failure));
        begun = true;
    }

    private ExtFormatter lines(PatternFormatter pattern) {
        return switch (format) {
            case JSON -> new JsonLines();
            case TEXT -> new TextLines(pattern.getPattern());
        };
    }
}
