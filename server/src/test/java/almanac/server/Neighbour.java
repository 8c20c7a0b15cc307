package almanac.server;

/** A server on a database of its own, for tests that others must not notice. */
public final class Neighbour implements AutoCloseable {

    private final Server server;

    private Neighbour(Server server) {
        this.server = server;
    }

    public static Neighbour called(String database, String... settings) {
        return new Neighbour(Server.startBeside(Server.running(), database, settings));
    }

    /** One more server on the database of this one. */
    public Neighbour twin(String... settings) {
        return new Neighbour(Server.startTwinOf(server, settings));
    }

    public Server server() {
        return server;
    }

    @Override
    public void close() {
        server.stop();
    }
}
