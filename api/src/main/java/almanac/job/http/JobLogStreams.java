package almanac.job.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.job.query.JobLogPage;
import almanac.job.query.JobQuery.ReadJobLog;
import almanac.job.query.LogContentV1;
import almanac.job.query.LogTypeV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.security.LongReading;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.JobId;
import almanac.web.ServerSentEvents;
import java.io.BufferedOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the logs of jobs while they are read, a page at a time. No connection to the database is held while a page is
 * written: a slow reader costs its own connection alone.
 */
@Component
public class JobLogStreams implements SmartLifecycle {

    private static final String END = "end";
    private static final int BUFFER = 1 << 16;
    private static final int LINES = 1000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final long NANOS = 1_000_000_000L;

    private final Dispatch dispatch;
    private final JsonMapper mapper;
    private final Semaphore followers;
    private volatile CountDownLatch end = new CountDownLatch(0);

    JobLogStreams(
            Dispatch dispatch, JsonMapper mapper, @Value("${almanac.jobs.most-log-followers:100}") int mostFollowers) {
        this.dispatch = dispatch;
        this.mapper = mapper;
        this.followers = new Semaphore(mostFollowers);
    }

    /**
     * Part of a job's log.
     *
     * @param after the time of the line before the first, in nanoseconds since 1970
     */
    public record Part(JobId job, LogTypeV1 type, long after) {

        /** Returns the query for the lines of the part, which also tells whether its caller may read them. */
        public ReadJobLog lines(int most) {
            return new ReadJobLog(job, type, after, most);
        }

        private Part from(long reached) {
            return new Part(job, type, reached);
        }
    }

    /** The last event of a stream: the job has ended, and all of its lines were sent. */
    record LogEnd(boolean isComplete, @Nullable String problem) {}

    /**
     * Streams the lines that are there, one after the other.
     *
     * @param most lines
     */
    public StreamingResponseBody text(Part part, int most, Caller caller) {
        return stream -> {
            OutputStream out = new BufferedOutputStream(stream, BUFFER);
            Part rest = part;
            int left = most;
            while (left > 0) {
                JobLogPage page = dispatch.ask(rest.lines(Math.min(left, LINES)), caller);
                for (LogContentV1 line : page.logs().logContent()) {
                    out.write((line.log() + "\n").getBytes(UTF_8));
                }
                left = page.latestNano() == null
                        ? 0
                        : left - page.logs().logContent().size();
                rest = rest.from(page.latestNano() == null ? rest.after() : page.latestNano());
            }
            out.flush();
        };
    }

    /** Streams the lines that are there and those to come, as server-sent events, until the job has ended. */
    public StreamingResponseBody follow(Part part, LongReading reading, Caller caller, Flushable connection) {
        if (followers.availablePermits() == 0) {
            throw ErrorCode.TOO_MANY_FOLLOWERS.with();
        }
        return stream -> {
            // a client that comes together with the last one allowed gets nothing, comes again and is told
            if (followers.tryAcquire()) {
                ServerSentEvents out = new ServerSentEvents(new BufferedOutputStream(stream, BUFFER), connection);
                try {
                    followWhileAllowed(out, part, reading, caller);
                } catch (DomainException refusal) {
                    out.comment(refusal.getMessage());
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                } finally {
                    followers.release();
                }
            }
        };
    }

    private void followWhileAllowed(ServerSentEvents out, Part part, LongReading reading, Caller caller)
            throws IOException, InterruptedException {
        Part rest = part;
        out.alive(rest.after());
        boolean isOver = false;
        while (!isOver) {
            if (reading.isDue()) {
                reading.requireStillAllowed();
                out.alive(rest.after());
            }
            JobLogPage page = dispatch.ask(rest.lines(LINES), caller);
            for (LogContentV1 line : page.logs().logContent()) {
                out.event(nano(line.timestamp()), "line", mapper.writeValueAsString(line));
            }
            rest = page.latestNano() == null ? rest : rest.from(page.latestNano());
            if (page.logs().isComplete()) {
                LogEnd last = new LogEnd(true, page.logs().problem());
                out.event(rest.after(), END, mapper.writeValueAsString(last));
            }
            out.flush();
            isOver = page.logs().isComplete() || (page.latestNano() == null && hasStoppedWithin(BETWEEN_LOOKS));
        }
    }

    private static long nano(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }

    private boolean hasStoppedWithin(Duration time) throws InterruptedException {
        return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        end = new CountDownLatch(1);
    }

    /** Stops the streams before the server waits for its requests to end, which these would not do by themselves. */
    @Override
    public void stop() {
        end.countDown();
    }

    @Override
    public boolean isRunning() {
        return end.getCount() > 0;
    }
}
