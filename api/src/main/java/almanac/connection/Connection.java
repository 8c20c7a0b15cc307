package almanac.connection;

import almanac.connection.Bulkhead.Place;
import almanac.connection.ClientPace.Phase;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connection of one client: its pace, and the place of its request in the bulkhead. While the server waits for the
 * client, another request has the place.
 */
public final class Connection {

    private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

    private final SocketChannel socket;
    private final ClientPace pace;
    private volatile @Nullable Place place;
    private final CountDownLatch cut = new CountDownLatch(1);

    Connection(SocketChannel socket, ConnectionLimits limits) {
        this.socket = socket;
        this.pace = new ClientPace(limits, System.nanoTime());
    }

    /** Returns the connection whose request this thread works on. */
    static Optional<Connection> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static void makeCurrent(@Nullable Connection connection) {
        if (connection == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(connection);
        }
    }

    /**
     * Has the client wait for its answer. Meanwhile other requests have the place of its request, and the connection is
     * among those that are closed when there are too many.
     */
    public static void delayAnswer(Duration time) {
        Connection connection = CURRENT.get();
        if (connection != null && time.isPositive()) {
            connection.delay(time);
        }
    }

    /**
     * Has the request of this thread go on without its place in the bulkhead, because from here on it waits for another
     * server: however long that takes, other requests have the place.
     */
    public static void goOnWithoutPlace() {
        Connection connection = CURRENT.get();
        if (connection != null) {
            connection.leavePlace();
        }
    }

    private void delay(Duration time) {
        received(0);
        try {
            boolean _ = cut.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        isReady();
    }

    /** Lets the body of the request, which is large, take as long as uploads may. */
    void expectUpload() {
        enter(Phase.UPLOAD);
    }

    void enter(Phase phase) {
        pace.enter(phase, System.nanoTime());
    }

    void worksIn(@Nullable Place taken) {
        place = taken;
    }

    /**
     * Records the result of {@link java.nio.channels.ReadableByteChannel#read}: nothing, or the end, when not above
     * zero.
     */
    void received(int bytes) {
        if (bytes == 0) {
            leavePlace();
            pace.nothingCame(System.nanoTime());
        } else if (bytes > 0) {
            pace.moved(bytes, System.nanoTime());
        }
    }

    /** Records that the server has no reason to wait any more, whenever it goes on. */
    void isReady() {
        pace.isReady(System.nanoTime());
    }

    /** Records a write. A request whose answer has to wait once goes on without a place: only sending is left to do. */
    void sent(int bytes, boolean isMore) {
        if (bytes > 0) {
            pace.moved(bytes, System.nanoTime());
        } else if (isMore) {
            leavePlace();
            pace.nothingTaken(System.nanoTime());
        }
    }

    private void leavePlace() {
        Place taken = place;
        if (taken != null) {
            taken.leave();
        }
    }

    boolean isOver(long now) {
        return !isCut() && pace.isOver(now);
    }

    boolean isAwaited() {
        return !isCut() && pace.isAwaited();
    }

    long lag(long now) {
        return pace.lag(now);
    }

    /** Tells whether the connection was cut because its client was too slow. */
    boolean isCut() {
        return cut.getCount() == 0;
    }

    /** Ends the wait for the client: the waiting thread finds the end of the stream, and closes the connection. */
    void cut() {
        cut.countDown();
        try {
            socket.shutdownInput();
            if (pace.isSending()) {
                socket.shutdownOutput();
            }
        } catch (IOException _) {
            // it is closed already
        }
    }
}
