package almanac.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;

/** The plain application, in a process of its own and on a database of its own. */
final class Plain implements AutoCloseable {

    private static final String DATABASE = "plain";
    private static final String KEY = "a-key-of-the-plain-application";
    private static final String HEADER = "X-Api-Key: " + KEY;
    private static final String PROJECTS = "/projects";

    private final JavaProcess process;
    private final List<String> ids;
    private final AtomicLong numbers = new AtomicLong();

    private Plain(JavaProcess process, List<String> ids) {
        this.process = process;
        this.ids = ids;
    }

    /**
     * Starts the plain application.
     *
     * @param options of the JVM: the same as Almanac's
     * @param projects number of projects in its table
     */
    static Plain start(Postgres postgres, List<String> options, long projects, Path directory) {
        postgres.create(DATABASE, "plain.sql");
        JdbcTemplate database = postgres.database(DATABASE);
        database.update("insert into api_key (digest, account_id) values (?, 'somebody')", digest(KEY));
        database.update("""
                insert into project (id, owner_id, name, description, visibility, created_at)
                select gen_random_uuid(), 'somebody', 'project-' || n, 'One of many', 'private', now()
                from generate_series(1, ?) n""", projects);
        database.execute("vacuum analyze");
        List<String> ids = database.queryForList("select id::text from project", String.class);
        JavaProcess process = launch(postgres, options, directory);
        process.awaitAnswer(Request.get(PROJECTS + "/" + ids.getFirst(), HEADER));
        return new Plain(process, ids);
    }

    private static JavaProcess launch(Postgres postgres, List<String> options, Path directory) {
        int port = JavaProcess.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "almanac.bench.plain.PlainApplication",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.datasource.url=" + postgres.url(DATABASE),
                "--spring.datasource.username=" + Postgres.USER,
                "--spring.datasource.password=" + postgres.password()));
        return JavaProcess.start(command, port, directory.resolve("plain.log"));
    }

    JavaProcess process() {
        return process;
    }

    Operation insert(int client, int clients) {
        return _ -> Request.with("POST", PROJECTS, HEADER, """
                {"name":"made-%d","description":"One of many","visibility":"private"}""".formatted(numbers.incrementAndGet()));
    }

    Operation select(int client, int clients) {
        return random -> Request.get(PROJECTS + "/" + ids.get(random.nextInt(ids.size())), HEADER);
    }

    private static String digest(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
