package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import java.util.Set;

/** Projects that clients create as fast as they can. */
final class WritesUnderWay implements UnderWay {

    static final int ENOUGH = 100;

    @SuppressWarnings("NullAway.Init") // set by begin
    private Writers writers;

    private Set<String> acknowledged = Set.of();

    @Override
    public void begin(ServerProcess server) throws Exception {
        writers = Writers.start(server.api(), "before-");
        writers.awaitAcknowledged(ENOUGH);
    }

    @Override
    public void serverIsDead() throws Exception {
        acknowledged = writers.stop();
    }

    @Override
    public void check(ServerProcess again) throws Exception {
        assertAllThere(again.api(), acknowledged);
    }

    static void assertAllThere(Api api, Set<String> projects) {
        assertThat(projects).hasSizeGreaterThanOrEqualTo(ENOUGH);
        for (String project : projects) {
            api.get("/api/projects/v1/projects/" + project).expect(200);
        }
    }
}
