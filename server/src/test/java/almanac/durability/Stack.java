package almanac.durability;

import almanac.contract.Api;
import almanac.server.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A process for each role, joined by an Axon Server and a database that they get to by links. */
final class Stack implements AutoCloseable {

    /** Who does what in this stack. */
    enum Part {
        QUERY,
        COMMAND,
        API
    }

    private static final String KEY = "the-key-of-the-stacks-administrator";

    private final Path directory;
    private final JdbcConnectionDetails database;
    private final String schema;
    private final String masterKey;
    private final Link axonServer;
    private final Link postgres;
    private final Map<Part, ServerProcess> processes = new EnumMap<>(Part.class);

    private Stack(Path directory, String axonServer) throws IOException {
        this.directory = directory;
        this.database = Server.running().bean(JdbcConnectionDetails.class);
        this.schema = "stack_" + ThreadLocalRandom.current().nextInt(1_000_000_000);
        Server.running().database().execute("create database " + schema);
        byte[] key = new byte[32];
        ThreadLocalRandom.current().nextBytes(key);
        this.masterKey = Base64.getEncoder().encodeToString(key);
        URI address = URI.create("axon://" + axonServer);
        this.axonServer = Link.to(new InetSocketAddress(address.getHost(), address.getPort()));
        this.postgres = Link.to(UnixDomainSocketAddress.of(Server.running().socket()));
    }

    /** Three processes, up and at work. */
    static Stack start(Path directory, String axonServer) throws IOException, InterruptedException {
        Stack stack = new Stack(directory, axonServer);
        for (Part part : Part.values()) {
            stack.start(part);
        }
        return stack;
    }

    void start(Part part) throws IOException, InterruptedException {
        String role = part.name().toLowerCase(Locale.ROOT);
        processes.put(
                part,
                ServerProcess.start(
                        directory.resolve(role),
                        "--almanac.roles=" + role,
                        "--almanac.admin.api-key=" + KEY,
                        "--almanac.secrets.key=" + masterKey,
                        "--spring.datasource.hikari.maximum-pool-size=6",
                        "--axon.axonserver.enabled=true",
                        "--axon.axonserver.servers=127.0.0.1:" + axonServer.port(),
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.port(), schema),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword()));
    }

    ServerProcess process(Part part) {
        return Objects.requireNonNull(processes.get(part), part.name());
    }

    Api api() {
        return process(Part.API).api(KEY);
    }

    /** The words of a command, as they are said to this stack. */
    String[] asAdministrator(String... words) {
        return Stream.concat(Stream.of(words), Stream.of(process(Part.API).url(), "--key=" + KEY))
                .toArray(String[]::new);
    }

    Link axonServer() {
        return axonServer;
    }

    Link postgres() {
        return postgres;
    }

    @Override
    public void close() throws IOException {
        for (Part part : new Part[] {Part.API, Part.COMMAND, Part.QUERY}) {
            ServerProcess process = processes.get(part);
            if (process != null) {
                process.close();
            }
        }
        axonServer.close();
        postgres.close();
    }
}
