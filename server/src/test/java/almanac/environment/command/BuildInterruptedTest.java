package almanac.environment.command;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.environment.command.EnvironmentCommand.ReachBuildStage;
import almanac.environment.event.BuildStatus;
import almanac.messaging.Dispatch;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A server that is stopped leaves builds as they are, and whoever starts next ends them. */
class BuildInterruptedTest {

    private final Server server = Server.running();
    private final Someone ana = Someone.called("ana");

    @Test
    void a_build_that_was_left_half_way_is_begun_again_and_says_nothing_twice() {
        WhenRevisionIsAddedThenBuild automation = server.bean(WhenRevisionIsAddedThenBuild.class);
        automation.stop();
        JsonNode created;
        try {
            created = ana.api()
                    .post(
                            "/api/environments/beta/environments",
                            Map.of("name", "e", "visibility", "private", "image", "i", "addBaseDependencies", true))
                    .expect(200)
                    .at("/environment");
            EnvironmentRevisionId revision =
                    new EnvironmentRevisionId(created.at("/latestRevision/id").asString());
            EnvironmentId environment = new EnvironmentId(created.path("id").asString());
            for (BuildStatus stage : List.of(BuildStatus.STARTING, BuildStatus.PULLING)) {
                server.bean(Dispatch.class)
                        .sendAsSystem(new ReachBuildStage(environment, revision, stage), "of a test");
            }
        } finally {
            automation.start();
        }
        server.awaitBuilds();
        String id = created.path("id").asString();
        assertThat(ana.api()
                        .get("/api/environments/v1/environments/" + id)
                        .expect(200)
                        .text("/environment/selectedRevision/status"))
                .isEqualTo("succeeded");
        assertThat(server.database()
                        .queryForList(
                                "select payload ->> 'stage' from domain_event where aggregate_identifier = ? and"
                                        + " payload_type like '%BuildReached' order by sequence_number",
                                String.class, id))
                .containsExactly("starting", "pulling", "building", "pushing");
    }

    @Test
    void archiving_kills_what_is_being_built() {
        WhenRevisionIsAddedThenBuild automation = server.bean(WhenRevisionIsAddedThenBuild.class);
        automation.stop();
        try {
            String id = ana.api()
                    .post(
                            "/api/environments/beta/environments",
                            Map.of("name", "e", "visibility", "private", "image", "i", "addBaseDependencies", true))
                    .expect(200)
                    .text("/environment/id");
            assertThat(ana.api()
                            .delete("/api/environments/v1/environments/" + id)
                            .expect(200)
                            .text("/environment/latestRevision/status"))
                    .isEqualTo("killed");
        } finally {
            automation.start();
        }
    }
}
