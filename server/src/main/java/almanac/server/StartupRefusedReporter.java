package almanac.server;

import almanac.role.StartupRefused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Ends a refused start in one line on stderr; anything else is a bug and keeps its stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupRefusedReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> sentence = sentence(failure);
        sentence.ifPresent(line -> System.err.println("almanac: " + line));
        return sentence.isPresent();
    }

    static Optional<String> sentence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupRefused) {
                return Optional.ofNullable(cause.getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return Optional.of(ListenAddress.taken("port " + taken.getPort()));
            }
        }
        return Optional.empty();
    }
}
