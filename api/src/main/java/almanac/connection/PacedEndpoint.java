package almanac.connection;

import almanac.turn.BackgroundLoop;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for clients, and holds a bounded number of connections. A client that connects is always let in; when there
 * are too many connections, those whose clients keep the server waiting the longest are closed.
 */
@SuppressWarnings("NullAway.Init") // the protocol gives it its limits before it begins
final class PacedEndpoint extends NioEndpoint {

    private static final Logger log = LoggerFactory.getLogger(PacedEndpoint.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** One in so many connections is closed at a time, beyond the one that is needed. */
    private static final int SPARE = 50;

    private final BackgroundLoop slowClients = new BackgroundLoop(
            "slow-clients",
            BackgroundLoop.Pace.of(BETWEEN_LOOKS, BETWEEN_LOOKS),
            this::cutSlowClients,
            fault -> log.error("Slow clients cannot be cut off", fault));
    private ConnectionLimits limits;
    private LongAdder cut;

    PacedEndpoint() {
        setUseVirtualThreads(true);
        getSocketProperties().setBufferPool(0); // a channel serves one connection: closing it late hits no other
    }

    /**
     * Sets the limits. Tomcat's own bound, at which it accepts no more, is reached while cut connections are being
     * closed.
     */
    void limit(ConnectionLimits within, LongAdder countOfCut) {
        limits = within;
        cut = countOfCut;
        setMaxConnections(within.mostConnections() + within.mostConnections() / 4);
    }

    @Override
    public void startInternal() throws Exception {
        super.startInternal();
        slowClients.start();
    }

    @Override
    public void stopInternal() {
        slowClients.stop();
        super.stopInternal();
    }

    private void cutSlowClients() {
        long now = System.nanoTime();
        open().filter(connection -> connection.isOver(now)).forEach(this::cut);
    }

    /** Ends the wait for the sender: bytes that have come wait for a thread from now on. */
    @Override
    public boolean processSocket(SocketWrapperBase<NioChannel> wrapper, SocketEvent event, boolean dispatch) {
        if (wrapper.getSocket() instanceof PacedChannel channel) {
            channel.connection().isReady();
        }
        return super.processSocket(wrapper, event, dispatch);
    }

    @Override
    protected boolean setSocketOptions(SocketChannel accepted) {
        if (connections.size() >= limits.mostConnections()) {
            makeRoom();
        }
        return super.setSocketOptions(accepted);
    }

    /** Connection with the lag by which it was compared with the others. */
    private record Compared(Connection connection, long lag) {}

    private void makeRoom() {
        List<Connection> kept = open().filter(connection -> !connection.isCut()).toList();
        int tooMany = kept.size() + 1 - limits.mostConnections();
        if (tooMany <= 0) {
            return;
        }
        long now = System.nanoTime();
        kept.stream()
                .filter(Connection::isAwaited)
                .map(connection -> new Compared(connection, connection.lag(now)))
                .sorted(Comparator.comparingLong(Compared::lag).reversed())
                .limit(tooMany + limits.mostConnections() / SPARE)
                .forEach(slowest -> cut(slowest.connection()));
    }

    private void cut(Connection connection) {
        connection.cut();
        cut.increment();
    }

    private Stream<Connection> open() {
        return connections.values().stream()
                .map(wrapper -> wrapper.getSocket())
                .filter(PacedChannel.class::isInstance)
                .map(channel -> ((PacedChannel) channel).connection());
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffers) {
        return isSSLEnabled() ? super.createChannel(buffers) : new PacedChannel(buffers, limits);
    }
}
