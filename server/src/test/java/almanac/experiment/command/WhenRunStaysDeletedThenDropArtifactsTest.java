package almanac.experiment.command;

import static almanac.experiment.api.TrackingRequests.API;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.ExperimentTables;
import almanac.registeredmodel.api.Models;
import almanac.registeredmodel.api.Models.Model;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.turn.LeaderLock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;

/** Artifacts of runs that stay deleted: kept as long as is promised, and no longer, unless a version has them. */
class WhenRunStaysDeletedThenDropArtifactsTest {

    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);

    private static WhenRunStaysDeletedThenDropArtifacts keeping(Duration keptFor) {
        Server server = Server.running();
        return new WhenRunStaysDeletedThenDropArtifacts(
                server.bean(ExperimentTables.class),
                server.bean(CommandGateway.class),
                server.bean(LeaderLock.class),
                server.bean(InstantSource.class),
                keptFor,
                Duration.ZERO);
    }

    @Test
    void they_go_when_the_time_is_over_and_a_version_keeps_its_own() {
        Model model = Models.aModelIn(project);
        String present = Models.aLoggedRunIn(project);
        String restored = Models.aLoggedRunIn(project);
        for (String run : List.of(model.run(), restored)) {
            ana.api().post(API + "runs/delete", Map.of("run_id", run)).expect(200);
        }
        ana.api().post(API + "runs/restore", Map.of("run_id", restored)).expect(200);
        keeping(Duration.ofDays(1)).look();
        assertThat(artifacts(model.run())).isEqualTo(3);
        keeping(Duration.ofSeconds(-1)).look();
        assertThat(artifacts(model.run())).isZero();
        assertThat(artifacts(present)).isEqualTo(3);
        assertThat(artifacts(restored)).isEqualTo(3);
        String files = ana.api()
                .get(API + "model-versions/get-download-uri?version=1&name="
                        + model.name().replace(" ", "%20"))
                .expect(200)
                .text("/artifact_uri")
                .replace("mlflow-artifacts:/", "/api/2.0/mlflow-artifacts/artifacts/");
        assertThat(ana.api().get(files + "/weights").expect(200).body()).isEqualTo("1");
        assertThat(Server.running()
                        .database()
                        .queryForList(
                                "select distinct meta_data ->> 'userId' from domain_event"
                                        + " where payload_type like '%ArtifactRemoved' and payload ->> 'root' = ?",
                                String.class, model.run()))
                .containsExactly("system");
    }

    private static int artifacts(String run) {
        Integer count = Server.running()
                .database()
                .queryForObject("select count(*) from access_artifact where root = ?", Integer.class, run);
        return count == null ? 0 : count;
    }
}
