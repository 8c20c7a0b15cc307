package almanac.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to another server that can be cut and mended. */
final class Link implements AutoCloseable {

    private final SocketAddress target;
    private final Set<SocketChannel> ends = ConcurrentHashMap.newKeySet();
    private final ServerSocketChannel entrance;
    private volatile boolean isCut;

    private Link(SocketAddress target) throws IOException {
        this.target = target;
        this.entrance = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().name("link-to-" + target).start(this::accept);
    }

    /** @param target a host and a port, or a Unix socket's file */
    static Link to(SocketAddress target) throws IOException {
        return new Link(target);
    }

    int port() {
        return entrance.socket().getLocalPort();
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
        while (entrance.isOpen()) {
            try {
                connect(entrance.accept());
            } catch (IOException _) {
                // closed, or nobody is there: the other end notices
            }
        }
    }

    private void connect(SocketChannel near) throws IOException {
        ends.add(near);
        if (isCut) {
            close(near);
            return;
        }
        SocketChannel far;
        try {
            far = SocketChannel.open(target);
        } catch (IOException e) {
            close(near);
            throw e;
        }
        ends.add(far);
        pump(near, far);
        pump(far, near);
    }

    private void pump(SocketChannel from, SocketChannel into) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    into) {
                Channels.newInputStream(from).transferTo(Channels.newOutputStream(into));
            } catch (IOException _) {
                // cut
            } finally {
                ends.remove(from);
            }
        });
    }

    private static void close(SocketChannel end) {
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
