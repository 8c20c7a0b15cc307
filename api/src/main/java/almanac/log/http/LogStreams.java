package almanac.log.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.log.EventLine;
import almanac.log.EventLog;
import almanac.log.LineFormat;
import almanac.log.LogFilter;
import almanac.security.LongReading;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.store.HighWaterMark;
import almanac.store.LoggedEvent;
import almanac.web.ServerSentEvents;
import java.io.BufferedOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Writes parts of the log while they are read. One page, bounded in bytes, is in memory at a time, and no connection to
 * the database is held while its events are written: a slow reader slows down no other request.
 */
@Component
public class LogStreams implements SmartLifecycle {

    private static final int BUFFER = 1 << 16;
    private static final Duration NOTICES_AN_END_WITHIN = Duration.ofSeconds(1);

    private final EventLog log;
    private final HighWaterMark highWaterMark;
    private final Semaphore followers;
    private volatile boolean running;

    LogStreams(
            EventLog log,
            HighWaterMark highWaterMark,
            @Value("${almanac.events.most-followers:20}") int mostFollowers) {
        this.log = log;
        this.highWaterMark = highWaterMark;
        this.followers = new Semaphore(mostFollowers);
    }

    /** Streams the events of a part that lies within the high-water mark, one a line. */
    public StreamingResponseBody export(
            long after, long until, LogFilter filter, LineFormat format, LongReading reading) {
        return stream -> {
            OutputStream out = new BufferedOutputStream(stream, BUFFER);
            long reached = after;
            while (reached < until) {
                if (reading.isDue()) {
                    reading.requireStillAllowed();
                }
                EventLog.Page page = log.read(reached, until, filter);
                for (LoggedEvent event : page.events()) {
                    out.write((format.line(event) + "\n").getBytes(UTF_8));
                }
                reached = page.reached();
            }
            out.flush();
        };
    }

    /**
     * Streams the events after a position and those to come, as server-sent events, until the other position is
     * reached.
     */
    public StreamingResponseBody follow(
            long after, long until, LogFilter filter, LongReading reading, Flushable connection) {
        if (followers.availablePermits() == 0) {
            throw ErrorCode.TOO_MANY_FOLLOWERS.with();
        }
        return stream -> {
            // a client that comes together with the last one allowed gets nothing, comes again and is told
            if (followers.tryAcquire()) {
                try {
                    OutputStream out = new BufferedOutputStream(stream, BUFFER);
                    follow(new ServerSentEvents(out, connection), after, until, filter, reading);
                } finally {
                    followers.release();
                }
            }
        };
    }

    /**
     * Follows the log. Events are sent whole; a caller that may read no longer is told why, and is refused next time.
     */
    private void follow(ServerSentEvents out, long after, long until, LogFilter filter, LongReading reading)
            throws IOException {
        try {
            followWhileAllowed(out, after, until, filter, reading);
        } catch (DomainException refusal) {
            out.comment(refusal.getMessage());
        }
    }

    private void followWhileAllowed(ServerSentEvents out, long after, long until, LogFilter filter, LongReading reading)
            throws IOException {
        long reached = after;
        out.alive(reached);
        while (reached < until && running && !Thread.currentThread().isInterrupted()) {
            if (reading.isDue()) {
                reading.requireStillAllowed();
                out.alive(reached);
            }
            if (highWaterMark.await(reached + 1, NOTICES_AN_END_WITHIN)) {
                EventLog.Page page = log.read(reached, Math.min(until, highWaterMark.settled()), filter);
                for (LoggedEvent event : page.events()) {
                    out.event(event.position(), event.simpleType(), EventLine.write(event));
                }
                out.flush();
                reached = page.reached();
            }
        }
        out.alive(reached);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Stops the streams before the server waits for its requests to end, which these would not do by themselves. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
