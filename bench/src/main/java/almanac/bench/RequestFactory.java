package almanac.bench;

import almanac.bench.Owners.Person;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the requests to Almanac. */
final class RequestFactory {

    private static final String PROJECTS = "/api/projects/beta/projects";
    private static final String PROJECT = "/api/projects/v1/projects/";
    private static final String AUDIT = "/api/audittrail/v1/auditevents?limit=50";

    /** One counter for all factories, so that no two requests of a run ask for the same name. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Ground ground;
    private final Owners people;

    RequestFactory(Ground ground) {
        this.ground = ground;
        this.people = ground.people();
    }

    /** Kind of request that is measured at each number of clients. */
    enum Kind {
        CREATE,
        UPDATE,
        GET,
        LIST,
        AUDIT,
        MIXED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Operation.OfClient of(Kind kind) {
        return switch (kind) {
            case CREATE -> this::create;
            case UPDATE -> this::update;
            case GET -> this::get;
            case LIST -> this::list;
            case AUDIT -> this::audit;
            case MIXED -> this::mixed;
        };
    }

    Operation create(int client, int clients) {
        String header = people.writers().get(client).header();
        return _ -> Request.with("POST", PROJECTS, header, """
                {"name":"made-%d","description":"One of many","visibility":"private"}""".formatted(NUMBERS.incrementAndGet()));
    }

    /** Updates a project, each time with another reason, so that each request is a change. */
    Operation update(int client, int clients) {
        return random -> {
            long number = ground.crowd().any(client, clients, random);
            return Request.with("PUT", PROJECT + Plot.id(number) + "/status", header(number), """
                    {"status":"active","isBlocked":true,"blockedReason":"reason %d"}""".formatted(
                            NUMBERS.incrementAndGet()));
        };
    }

    Operation get(int client, int clients) {
        return random -> {
            long number = ground.crowd().any(client, clients, random);
            return Request.get(PROJECT + Plot.id(number), header(number));
        };
    }

    private String header(long number) {
        return ground.crowd().owner(number).header();
    }

    /** Lists half of the reader's own projects, of which there are always as many. */
    Operation list(int client, int clients) {
        Person reader = people.readers().get(client % people.readers().size());
        byte[] request = Request.get(PROJECTS + "?limit=50", reader.header());
        return _ -> request;
    }

    /** Lists a page of all projects, with how many there are. */
    Operation listAll(int client, int clients) {
        byte[] request = Request.get(PROJECTS + "?limit=50", people.administrator());
        return _ -> request;
    }

    Operation audit(int client, int clients) {
        byte[] request = Request.get(AUDIT, people.administrator());
        return _ -> request;
    }

    /** Mixes requests. Of a hundred: 55 times get, 20 list, 5 audit, 10 create, 10 update. */
    Operation mixed(int client, int clients) {
        Operation get = get(client, clients);
        Operation list = list(client, clients);
        Operation audit = audit(client, clients);
        Operation create = create(client, clients);
        Operation update = update(client, clients);
        return random -> {
            int dice = random.nextInt(100);
            Operation chosen = dice < 55 ? get : dice < 75 ? list : dice < 80 ? audit : dice < 90 ? create : update;
            return chosen.next(random);
        };
    }
}
