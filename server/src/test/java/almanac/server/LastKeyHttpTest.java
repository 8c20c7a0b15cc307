package almanac.server;

import almanac.contract.Api;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An administrator may revoke every key, the last one too: what the next start of a server makes of that. */
@SuppressWarnings("NullAway.Init") // set before all tests
class LastKeyHttpTest {

    private static final String SELF = "/api/users/v1/self";
    private static Neighbour neighbour;
    private static Server server;

    @BeforeAll
    static void start() {
        neighbour = Neighbour.called("last_key");
        server = neighbour.server();
    }

    @AfterAll
    static void stop() {
        neighbour.close();
    }

    @Test
    void the_configured_key_is_good_again_when_no_administrator_has_another() {
        Someone other = Someone.on(server, "root", List.of("SysAdmin"));
        revokeOnlyKey(server.administrator());
        startAgain();
        server.administrator().get(SELF).expect(401); // it was revoked on purpose, and the other one can log in
        revokeOnlyKey(other.api());
        server.administrator().get(SELF).expect(401);
        startAgain();
        server.administrator().get("/api/admin/v1/users").expect(200);
        startAgain();
        server.administrator().get(SELF).expect(200);
        other.api().get(SELF).expect(401);
    }

    private static void revokeOnlyKey(Api owner) {
        String keys = SELF + "/keys";
        owner.delete(keys + "/" + owner.get(keys).expect(200).text("/keys/0/id"))
                .expect(200);
    }

    /** As each start does before the first request is let in. */
    private static void startAgain() {
        server.bean(FirstAdministrator.class).atStart();
    }
}
