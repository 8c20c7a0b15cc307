package almanac.bench;

import almanac.bench.Owners.Person;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Measures how fast values of metrics are logged, beside the least that PostgreSQL has to do for them: one insert of the
 * same rows into a table with the same key, and one durable commit. Each client has a model of its own.
 */
final class MetricIngest {

    static final int VALUES = 1_000;

    private static final String DATABASE = "bare_metrics";
    private static final int METRICS = 10;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String PATH = "/api/metricValues/v1";

    private final Postgres postgres;
    private final List<Person> clients;
    private final List<String> models;
    private final AtomicLong seconds = new AtomicLong();

    private MetricIngest(Postgres postgres, List<Person> clients, List<String> models) {
        this.postgres = postgres;
        this.clients = clients;
        this.models = models;
    }

    /** Makes a monitored model for each of so many clients, and the table that is compared with. */
    static MetricIngest prepare(Postgres postgres, Owners people, int port, int clients) {
        postgres.create(DATABASE, "bare-metrics.sql");
        List<Person> writers = people.writers().subList(0, clients);
        return new MetricIngest(
                postgres,
                writers,
                writers.stream()
                        .map(writer -> model(new Api(port, writer.key())))
                        .toList());
    }

    private static String model(Api owner) {
        String project = owner.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "metrics", "description", "One of many", "visibility", "private"))
                .at("/project/id")
                .asString();
        return owner.post("/api/almanac/v1/monitoredModels", Map.of("name", "churn", "projectId", project))
                .at("/monitoredModel/id")
                .asString();
    }

    /** Logs a thousand values with one request: ten metrics at each of a hundred instants, none of them twice. */
    Operation logMany(int client, int ofClients) {
        return _ -> request(client, VALUES);
    }

    Operation logOne(int client, int ofClients) {
        return _ -> request(client, 1);
    }

    private byte[] request(int client, int values) {
        long first = seconds.getAndAdd(values);
        StringBuilder body = new StringBuilder(200 * values).append("{\"newMetricValues\":[");
        for (int n = 0; n < values; n++) {
            body.append(n == 0 ? "" : ",").append("""
                    {"metric":"metric-%d","modelMonitoringId":"%s","referenceTimestamp":"%s","value":%s,\
                    "tags":[{"key":"region","value":"eu-%d"}]}""".formatted(
                            n % METRICS, models.get(client), BEGIN.plusSeconds(first + n), value(n), n % 3));
        }
        return Request.with(
                "POST", PATH, clients.get(client).header(), body.append("]}").toString());
    }

    private static double value(int n) {
        return 0.5 + n / 7.0;
    }

    /** Inserts the rows of such requests, a thousand with one statement. */
    Measured bare(int ofClients, Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        AtomicLong errors = new AtomicLong();
        List<Histogram> all = IntStream.range(0, ofClients)
                .mapToObj(_ -> Measured.histogram())
                .toList();
        List<Thread> threads = IntStream.range(0, ofClients)
                .mapToObj(client ->
                        Thread.ofPlatform().daemon().start(() -> insert(client, all.get(client), until, errors)))
                .toList();
        threads.forEach(Await::join);
        Histogram micros = Measured.histogram();
        all.forEach(micros::add);
        return Measured.of(ofClients, micros, errors.get(), duration.toNanos() / 1e9, Cpu.UNKNOWN);
    }

    private void insert(int client, Histogram micros, long until, AtomicLong errors) {
        String sql = "insert into value (at, value, series, tags, zone) values (?, ?, ?, ?, ?)"
                + ", (?, ?, ?, ?, ?)".repeat(VALUES - 1);
        try (Connection connection =
                        DriverManager.getConnection(postgres.url(DATABASE), Postgres.USER, postgres.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (long begin = System.nanoTime(); begin < until; begin = System.nanoTime()) {
                fill(statement, client);
                statement.executeUpdate();
                micros.recordValue((System.nanoTime() - begin) / 1_000);
            }
        } catch (SQLException _) {
            errors.incrementAndGet();
        }
    }

    private void fill(PreparedStatement statement, int client) throws SQLException {
        OffsetDateTime at = BEGIN.plusSeconds(seconds.getAndAdd(VALUES)).atOffset(ZoneOffset.UTC);
        int parameter = 0;
        for (int n = 0; n < VALUES; n++) {
            statement.setObject(++parameter, at.plusSeconds(n));
            statement.setDouble(++parameter, value(n));
            statement.setInt(++parameter, client * METRICS + n % METRICS);
            statement.setInt(++parameter, n % 3);
            statement.setShort(++parameter, (short) 0);
        }
    }
}
