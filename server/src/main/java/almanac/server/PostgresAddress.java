package almanac.server;

import almanac.role.StartupRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Address where the embedded PostgreSQL listens. A Unix domain socket in its own directory is open to the directory's
 * owner alone; a port of the loopback address is open to every program of the machine, which may take all connections
 * (ADR 41).
 */
sealed interface PostgresAddress {

    /** Returns lines for the configuration of PostgreSQL. */
    String settings();

    /** Returns the address as the driver takes it. */
    String url(String database);

    /** Removes what would be in the way of a start. */
    default void clear() throws IOException {}

    /** Tells whether no other program listens there. */
    boolean isFree();

    record Socket(Path directory) implements PostgresAddress {

        /** Most bytes of a socket's name: Linux takes 107, other systems a few less. */
        private static final int LONGEST_NAME = 103;

        private static final int PORT = 5432; // which is in the name of the socket

        Path file() {
            return directory.resolve(".s.PGSQL." + PORT);
        }

        /**
         * Takes away the lock that a killed PostgreSQL has left: it names a process, whose number another one may have by now.
         * The directory's own lock is what keeps a second PostgreSQL out.
         */
        @Override
        public void clear() throws IOException {
            Files.deleteIfExists(file().resolveSibling(file().getFileName() + ".lock"));
        }

        boolean isPossible() {
            return file().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
        }

        @Override
        public String settings() {
            return """
                listen_addresses = ''
                unix_socket_directories = '%s'
                unix_socket_permissions = 0700
                port = %d
                """.formatted(quoted(directory), PORT);
        }

        /**
         * Quotes a directory: a list of them is taken apart at commas unless it is quoted; the value as a whole is
         * quoted once more.
         */
        private static String quoted(Path directory) {
            String name = directory.toString().replace("\"", "\"\"");
            return '"' + name.replace("\\", "\\\\").replace("'", "''") + '"';
        }

        @Override
        public String url(String database) {
            return "jdbc:postgresql://localhost/%s?socketFactory=%s&socketFactoryArg=%s"
                    .formatted(
                            database,
                            UnixSocketFactory.class.getName(),
                            URLEncoder.encode(file().toString(), StandardCharsets.UTF_8));
        }

        @Override
        public boolean isFree() {
            return true; // the directory has one PostgreSQL
        }
    }

    record Port(int number) implements PostgresAddress {

        static Port free() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return new Port(socket.getLocalPort());
            } catch (IOException e) {
                throw new StartupRefused("No free port for PostgreSQL: " + e.getMessage(), e);
            }
        }

        @Override
        public String settings() {
            return """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                port = %d
                """.formatted(number);
        }

        @Override
        public String url(String database) {
            return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(number, database);
        }

        @Override
        public boolean isFree() {
            try (ServerSocket socket = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException e) {
                return false;
            }
        }
    }
}
