package almanac.execution.serving;

import almanac.execution.serving.InstanceConnection.Answer;
import almanac.execution.serving.InstanceFailure.Kind;
import almanac.shared.JobId;
import almanac.shared.ModelApiVersionId;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that serves a version, and the calls that are under way to it: one at a time, the others wait. */
final class ModelInstance {

    private static final byte[] NOTHING = {};

    private final JobId job;
    private final ModelApiVersionId version;
    private final Path socket;
    private final int mostWaiting;
    private final int largestAnswer;
    private final ScheduledExecutorService deadlines;
    private final Semaphore turn = new Semaphore(1, true);
    private @Nullable InstanceConnection connection;
    private int inside;
    private boolean isDraining;
    private boolean isLetGo;

    ModelInstance(
            JobId job,
            ModelApiVersionId version,
            Path socket,
            ServingSettings settings,
            ScheduledExecutorService deadlines) {
        this.job = job;
        this.version = version;
        this.socket = socket;
        this.mostWaiting = settings.mostWaiting();
        this.largestAnswer = settings.largestAnswer();
        this.deadlines = deadlines;
    }

    JobId job() {
        return job;
    }

    ModelApiVersionId version() {
        return version;
    }

    /** Takes a place for a call, unless the instance takes no more calls; {@link #leave} gives it back. */
    synchronized boolean enter() {
        if (isDraining || inside > mostWaiting) {
            return false;
        }
        inside++;
        return true;
    }

    synchronized void leave() {
        inside--;
    }

    /** Lets no more calls in. */
    synchronized void drain() {
        isDraining = true;
    }

    synchronized boolean isDraining() {
        return isDraining;
    }

    /** Ends the call that is under way and those that wait, and leaves the process as it is: the server is ending. */
    synchronized void letGo() {
        isDraining = true;
        isLetGo = true;
        if (connection != null) {
            connection.close();
        }
    }

    private synchronized boolean isLetGo() {
        return isLetGo;
    }

    /** Returns how many calls are under way or wait. */
    synchronized int load() {
        return inside;
    }

    /** Carries a call of a caller that has entered, within that time from now on. */
    Answer call(byte[] body, Duration longest) throws InstanceFailure {
        long end = System.nanoTime() + longest.toNanos();
        boolean isMyTurn = false;
        try {
            isMyTurn = turn.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            if (!isMyTurn) {
                throw new InstanceFailure(Kind.BUSY);
            }
            return exchange(body, end);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InstanceFailure(Kind.BUSY);
        } finally {
            if (isMyTurn) {
                turn.release();
            }
        }
    }

    /** Uses the kept connection, which only the thread whose turn it is does. */
    private Answer exchange(byte[] body, long end) throws InstanceFailure {
        ScheduledFuture<?> deadline = null;
        try {
            InstanceConnection used = connected();
            deadline = deadlines.schedule(used::close, end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return used.send("POST", "/call", body);
        } catch (IOException _) {
            disconnect();
            if (isLetGo()) {
                throw new InstanceFailure(Kind.CLOSING);
            }
            throw new InstanceFailure(System.nanoTime() - end >= 0 ? Kind.TOO_SLOW : Kind.CRASHED);
        } finally {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }

    private InstanceConnection connected() throws IOException {
        synchronized (this) {
            if (isLetGo) {
                throw new ClosedChannelException();
            }
            if (connection != null) {
                return connection;
            }
        }
        InstanceConnection opened = InstanceConnection.open(socket, largestAnswer);
        synchronized (this) {
            connection = opened;
            if (isLetGo) {
                opened.close();
            }
            return opened;
        }
    }

    private synchronized void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** Asks the process on a connection of its own what it serves, within that time. */
    Answer ask(Duration longest) throws IOException {
        try (InstanceConnection own = InstanceConnection.open(socket, largestAnswer)) {
            ScheduledFuture<?> deadline = deadlines.schedule(own::close, longest.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return own.send("GET", "/ready", NOTHING);
            } finally {
                deadline.cancel(false);
            }
        }
    }
}
