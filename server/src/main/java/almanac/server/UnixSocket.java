package almanac.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Adapts the JDK's channel for Unix domain sockets to {@link Socket}, with what a driver of a database asks of one:
 * streams, a time limit of reads, sizes of buffers. Options of TCP alone are accepted and have no effect.
 *
 * <p>The channel never blocks; a selector waits for it. A blocking channel is closed when its thread is interrupted, while
 * a transaction on a platform thread has to outlive an interruption, as it does over TCP.
 */
final class UnixSocket extends Socket {

    private static final int PART = 16 << 10; // bytes

    private final UnixDomainSocketAddress address;
    private final SocketChannel channel;
    private final Object aheadLock = new Object();
    private ByteBuffer ahead = ByteBuffer.allocate(0);
    private final Selector selector;
    private volatile int timeout;

    UnixSocket(Path path) {
        address = UnixDomainSocketAddress.of(path);
        try {
            selector = Selector.open();
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    /** Connects to the file of the socket; the host and the port that a driver names mean nothing here. */
    @Override
    public void connect(SocketAddress endpoint, int limit) throws IOException {
        try {
            channel.connect(address);
            channel.configureBlocking(false);
        } catch (IOException e) {
            close();
            throw new SocketException(address + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }

    @Override
    public InputStream getInputStream() {
        return new Received();
    }

    @Override
    public OutputStream getOutputStream() {
        return new Sent();
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    @Override
    public void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return size(StandardSocketOptions.SO_RCVBUF);
    }

    @Override
    public void setReceiveBufferSize(int bytes) throws SocketException {
        setSize(StandardSocketOptions.SO_RCVBUF, bytes);
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return size(StandardSocketOptions.SO_SNDBUF);
    }

    @Override
    public void setSendBufferSize(int bytes) throws SocketException {
        setSize(StandardSocketOptions.SO_SNDBUF, bytes);
    }

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // nothing is ever held back on this machine
    }

    @Override
    public boolean getKeepAlive() {
        return false;
    }

    @Override
    public void setKeepAlive(boolean on) {
        // the system tells of the other end's death at once
    }

    private int size(SocketOption<Integer> option) throws SocketException {
        try {
            return channel.getOption(option);
        } catch (IOException e) {
            throw closed(e);
        }
    }

    private void setSize(SocketOption<Integer> option, int bytes) throws SocketException {
        try {
            channel.setOption(option, bytes);
        } catch (IOException e) {
            throw closed(e);
        }
    }

    private SocketException closed(Exception cause) {
        return new SocketException("the connection to %s is closed".formatted(address), cause);
    }

    /** Waits until the channel is ready or the time is over; an interruption is put off until then. */
    private void await(int operation, long millis) throws IOException {
        boolean wasInterrupted = Thread.interrupted();
        try {
            channel.register(selector, operation);
            selector.select(millis);
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw closed(e);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Takes in what the server has sent while it takes nothing from here. The driver sends a batch before it reads the
     * first answer; the many small answers fill the server's socket, and then both would wait for the other to read.
     */
    private void readAhead() throws IOException {
        ByteBuffer part = ByteBuffer.allocate(PART);
        int number = channel.read(part);
        if (number > 0) {
            synchronized (aheadLock) {
                ahead = ByteBuffer.allocate(ahead.remaining() + number)
                        .put(ahead)
                        .put(part.flip())
                        .flip();
            }
        }
    }

    /** Returns how many bytes that were read ahead it has put there. */
    private int takeAhead(byte[] bytes, int offset, int length) {
        synchronized (aheadLock) {
            int number = Math.min(length, ahead.remaining());
            ahead.get(bytes, offset, number);
            return number;
        }
    }

    private final class Received extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int known = takeAhead(bytes, offset, length);
            if (known > 0) {
                return known;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            int limit = timeout;
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
            int number = channel.read(buffer);
            while (number == 0 && length > 0) {
                long left = limit == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime() + 999_999);
                if (limit > 0 && left <= 0) {
                    throw new SocketTimeoutException("nothing came within %d ms".formatted(limit));
                }
                await(SelectionKey.OP_READ, left);
                number = channel.read(buffer);
            }
            return number;
        }

        @Override
        public void close() throws IOException {
            UnixSocket.this.close();
        }
    }

    private final class Sent extends OutputStream {

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) {
                    await(SelectionKey.OP_WRITE | SelectionKey.OP_READ, 0);
                    readAhead();
                }
            }
        }

        @Override
        public void close() throws IOException {
            UnixSocket.this.close();
        }
    }
}
