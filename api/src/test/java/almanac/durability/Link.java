package almanac.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to another server that can be cut and mended. */
final class Link implements AutoCloseable {

    private final InetSocketAddress target;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final ServerSocket entrance;
    private volatile boolean isCut;

    private Link(InetSocketAddress target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("link-" + target.getPort()).start(this::accept);
    }

    static Link to(String host, int port) throws IOException {
        return new Link(new InetSocketAddress(host, port));
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Breaks every connection, and each that is made from now on. */
    void cut() {
        isCut = true;
        ends.forEach(Link::close);
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException _) {
                // closed, or nobody is there: the other end notices
            }
        }
    }

    private void connect(Socket near) throws IOException {
        ends.add(near);
        if (isCut) {
            close(near);
            return;
        }
        Socket far = new Socket();
        ends.add(far);
        try {
            far.connect(target, 2_000);
        } catch (IOException e) {
            close(near);
            throw e;
        }
        pump(near, far);
        pump(far, near);
    }

    private void pump(Socket from, Socket into) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    into) {
                from.getInputStream().transferTo(into.getOutputStream());
            } catch (IOException _) {
                // cut
            } finally {
                ends.remove(from);
            }
        });
    }

    private static void close(Socket end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
