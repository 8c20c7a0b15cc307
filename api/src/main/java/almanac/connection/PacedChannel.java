package almanac.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** Counts every byte of one connection on its way in and out, heads and frames as well. */
@SuppressWarnings("NullAway.Init") // reset before it is used
final class PacedChannel extends NioChannel {

    private final ConnectionLimits limits;
    private Connection connection;

    PacedChannel(SocketBufferHandler buffers, ConnectionLimits limits) {
        super(buffers);
        this.limits = limits;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void reset(SocketChannel socket, NioSocketWrapper wrapper) throws IOException {
        super.reset(socket, wrapper);
        connection = new Connection(socket, limits);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int read = super.read(into);
        connection.received(read);
        return read;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int written = super.write(from);
        connection.sent(written, from.hasRemaining());
        return written;
    }
}
