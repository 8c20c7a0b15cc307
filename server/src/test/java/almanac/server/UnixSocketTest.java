package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read here is not interrupted
class UnixSocketTest {

    private static final int MEGABYTES = 8 << 20; // more than the system keeps on the way

    @TempDir
    private Path directory;

    private ServerSocketChannel entrance;
    private UnixSocket socket;
    private SocketChannel other;

    @BeforeEach
    void connect() throws IOException {
        Path file = directory.resolve("socket");
        entrance = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(file));
        socket = new UnixSocket(file);
        socket.connect(InetSocketAddress.createUnresolved("localhost", 5432), 1_000);
        other = entrance.accept();
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        other.close();
        entrance.close();
    }

    @Test
    void bytes_go_both_ways_whatever_their_number() throws Exception {
        byte[] bytes = new byte[MEGABYTES];
        new Random(1).nextBytes(bytes);
        FutureTask<byte[]> echo = new FutureTask<>(() -> {
            ByteBuffer all = ByteBuffer.allocate(MEGABYTES);
            while (all.hasRemaining() && other.read(all) >= 0) {
                // goes on until all are there
            }
            all.flip();
            while (all.hasRemaining()) {
                other.write(all);
            }
            return all.array();
        });
        Thread.ofVirtual().start(echo);
        try (OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(bytes);
            assertThat(in.readNBytes(MEGABYTES)).isEqualTo(bytes);
            assertThat(echo.get()).isEqualTo(bytes);
        }
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void answers_are_taken_in_while_a_batch_is_still_sent() throws Exception {
        byte[] batch = new byte[MEGABYTES];
        new Random(2).nextBytes(batch);
        FutureTask<Boolean> answering = new FutureTask<>(() -> {
            ByteBuffer part = ByteBuffer.allocate(100);
            while (other.read(part) >= 0) { // and takes nothing more before its answer is sent
                part.flip();
                while (part.hasRemaining()) {
                    other.write(part);
                }
                part.clear();
            }
            return true;
        });
        Thread.ofVirtual().start(answering);
        socket.getOutputStream().write(batch);
        assertThat(socket.getInputStream().readNBytes(MEGABYTES)).isEqualTo(batch);
        socket.close();
        assertThat(answering.get()).isTrue();
    }

    @Test
    void a_read_ends_with_its_time_and_the_next_one_goes_on() throws Exception {
        socket.setSoTimeout(50);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        other.write(ByteBuffer.wrap(new byte[] {(byte) 200}));
        assertThat(socket.getInputStream().read()).isEqualTo(200);
    }

    @Test
    void an_interruption_is_put_off_until_the_answer_is_there() throws Exception {
        FutureTask<Integer> reading = new FutureTask<>(() -> {
            int read = socket.getInputStream().read();
            return Thread.currentThread().isInterrupted() ? read : -2;
        });
        Thread thread = Thread.ofPlatform().start(reading);
        thread.interrupt();
        Thread.sleep(50);
        other.write(ByteBuffer.wrap(new byte[] {7}));
        assertThat(reading.get()).isEqualTo(7);
    }

    @Test
    void the_end_of_the_other_side_is_the_end_of_the_stream() throws Exception {
        other.close();
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void closing_ends_a_read_that_waits() throws Exception {
        FutureTask<Integer> reading =
                new FutureTask<>(() -> socket.getInputStream().read());
        Thread thread = Thread.ofVirtual().start(reading);
        while (thread.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
        }
        socket.close();
        assertThatThrownBy(reading::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void without_a_listener_the_refusal_names_the_file() {
        Path nothing = directory.resolve("nothing");
        assertThatThrownBy(() -> new UnixSocket(nothing).connect(null, 0))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining(nothing.toString());
    }
}
