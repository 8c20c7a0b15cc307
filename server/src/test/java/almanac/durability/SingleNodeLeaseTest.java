package almanac.durability;

import static org.awaitility.Awaitility.await;

import almanac.server.Neighbour;
import almanac.server.Server;
import almanac.server.Someone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A server that is alone on its database remembers rights, and from the moment that another is starting it does not. To
 * see which, rights are changed behind its back.
 */
class SingleNodeLeaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SELF = "/api/users/v1/self";

    private static final String IS_SOLE = """
            select count(*) = 1 from pg_locks
            where locktype = 'advisory' and granted and classid = 0 and objid = 4711007
              and database = (select oid from pg_database where datname = current_database())""";

    @Test
    void rights_are_remembered_alone_and_asked_for_in_company() {
        try (Neighbour one = Neighbour.called("sole", "--spring.datasource.hikari.maximum-pool-size=6")) {
            Server first = one.server();
            Someone ana = Someone.on(first, "ana", List.of("Practitioner"));
            awaitSole(first);
            ana.api().get(SELF).expect(200);
            setActive(first, ana, false);
            ana.api().get(SELF).expect(200);

            Neighbour other = one.twin();
            ana.api().get(SELF).expect(401);
            setActive(first, ana, true);
            ana.api().get(SELF).expect(200);
            disable(other.server(), ana);
            ana.api().get(SELF).expect(401);

            other.close();
            awaitSole(first);
            ana.api().get(SELF).expect(401);
        }
    }

    @Test
    void who_loses_the_connection_that_makes_him_sure_finds_out_again() {
        try (Neighbour one = Neighbour.called("sole_lost", "--spring.datasource.hikari.maximum-pool-size=6")) {
            Server first = one.server();
            Someone ana = Someone.on(first, "ana", List.of("Practitioner"));
            awaitSole(first);
            ana.api().get(SELF).expect(200);
            first.database().queryForList(IS_SOLE.replace("count(*) = 1", "pg_terminate_backend(pid)"), Boolean.class);
            setActive(first, ana, false);
            await().atMost(PATIENCE).untilAsserted(() -> ana.api().get(SELF).expect(401));
            awaitSole(first);
            setActive(first, ana, true);
            ana.api().get(SELF).expect(200);
            disable(first, ana);
            ana.api().get(SELF).expect(401);
        }
    }

    /** Both are away for a moment and come back one after the other, as when PostgreSQL has been restarted. */
    @Test
    void of_two_that_lose_their_connections_none_takes_itself_for_the_only_one() {
        try (Neighbour one = Neighbour.called("sole_both", "--spring.datasource.hikari.maximum-pool-size=4");
                Neighbour other = one.twin("--spring.datasource.hikari.maximum-pool-size=4")) {
            Server first = one.server();
            Someone ana = Someone.on(first, "ana", List.of("Practitioner"));
            first.database()
                    .queryForList(
                            "select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where datname = current_database() and application_name like 'almanac signals%'",
                            Boolean.class);
            await().during(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> !isSole(first));
            ana.api().get(SELF).expect(200);
            disable(other.server(), ana);
            ana.api().get(SELF).expect(401);
        }
    }

    private static void awaitSole(Server server) {
        await().atMost(PATIENCE).until(() -> isSole(server));
    }

    private static boolean isSole(Server server) {
        return Boolean.TRUE.equals(server.database().queryForObject(IS_SOLE, Boolean.class));
    }

    private static void setActive(Server server, Someone whom, boolean active) {
        server.database().update("update access_account set active = ? where account_id = ?", active, whom.id());
    }

    private static void disable(Server server, Someone whom) {
        server.administrator()
                .post("/api/admin/v1/users/" + whom.id() + "/disable", Map.of())
                .expect(200);
    }
}
