package almanac.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.git.api.Git;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes a PostgreSQL that refuses certain writes as one with a full disk does, or as one that is just starting. */
class FullDiskHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Server SERVER = Server.running();

    @BeforeEach
    void it_says_so() {
        SERVER.database().execute("""
                create function says_so() returns trigger language plpgsql as $$
                begin
                    raise exception 'as told' using errcode = tg_argv[0];
                end
                $$""");
    }

    @AfterEach
    void it_says_so_no_more() {
        SERVER.database().execute("drop function says_so cascade");
    }

    @Test
    void a_change_is_answered_503_and_health_is_down_until_one_is_kept_again() {
        SERVER.database()
                .execute("create trigger full_disk before insert on project_row for each row"
                        + " when (new.description = 'too much') execute function says_so('53100')");
        Awaitility.await("health is down").atMost(Duration.ofSeconds(20)).until(() -> {
            Answer refused = create("too much").expect(503);
            assertThat(refused.text("/errors/0")).contains("no room on the database's disk");
            return health() == 503; // unless another has just written something else
        });
        create("little").expect(200);
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void a_database_without_places_is_away() {
        SERVER.database()
                .execute("create trigger no_place before insert on project_row for each row"
                        + " when (new.description = 'too many') execute function says_so('53300')");
        assertThat(create("too many").expect(503).text("/errors/0")).contains("try again later");
    }

    @Test
    void a_push_that_cannot_be_taken_down_is_refused_and_told_to_try_again(@TempDir Path directory) {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        ana.commit("one", "1");
        SERVER.database()
                .execute("create trigger away before insert on open_push for each row when (new.project_id = '%s')"
                                .formatted(project.id())
                        + " execute function says_so('57P03')");
        assertThat(ana.run("push", "origin", "main").expectRefused()).contains("try again later");
        SERVER.database().execute("drop trigger away on open_push");
        ana.run("push", "--quiet", "origin", "main").expectDone();
    }

    private static Answer create(String description) {
        return ANA.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of("name", Someone.unique("p"), "description", description, "visibility", "private"));
    }

    private static int health() {
        return SERVER.administrator().get("/actuator/health").status();
    }
}
