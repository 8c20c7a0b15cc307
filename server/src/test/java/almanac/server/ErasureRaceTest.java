package almanac.server;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.member;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.messaging.Dispatch;
import almanac.organization.command.OrganizationCommand.RemoveMember;
import almanac.project.command.ProjectCommand.CreateProject;
import almanac.server.Given.Organization;
import almanac.server.Given.Project;
import almanac.shared.IdSource;
import almanac.shared.OrganizationId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import almanac.user.command.UserCommand.EraseUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who is being erased is given nothing, and who is being given something is not erased, however the two transactions
 * overlap: the first is held open until the second waits for it.
 */
class ErasureRaceTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Server server = Server.running();
    private final Someone ana = Someone.called("ana");
    private final Someone ozy = Someone.called("ozymandias");

    @Test
    void who_is_just_creating_a_project_is_not_erased() {
        ProjectId project = new ProjectId(server.bean(IdSource.class).next());
        Answer erasure = whileOpen(creationBy(ozy, project), () -> erase(ozy));
        assertThat(erasure.expect(400).text("/errors/0")).contains(project.value());
        ozy.api().get("/api/projects/v1/projects/" + project).expect(200);
    }

    @Test
    void who_is_just_being_erased_creates_no_project() {
        Answer creation = whileOpen(
                erasureOf(ozy),
                () -> ozy.api()
                        .post(
                                "/api/projects/beta/projects",
                                Map.of("name", unique("late"), "description", "", "visibility", "private")));
        creation.expect(404);
        assertThat(projectsOf(ozy)).isZero();
        erase(ozy).expect(404);
    }

    @Test
    void who_is_just_being_erased_is_given_no_project() {
        Project project = aPrivateProjectOf(ana);
        Answer change = whileOpen(
                erasureOf(ozy),
                () -> administrator()
                        .put("/api/admin/v1/projects/" + project.id() + "/owner", Map.of("ownerId", ozy.id())));
        change.expect(404);
        assertThat(projectsOf(ozy)).isZero();
    }

    @Test
    void who_is_just_being_erased_founds_no_organization() {
        Answer founding = whileOpen(
                erasureOf(ozy),
                () -> ozy.api()
                        .post(
                                "/api/organizations/v1/organizations",
                                Map.of("name", unique("late"), "members", List.of())));
        founding.expect(400);
    }

    @Test
    void an_admin_does_not_leave_while_the_other_is_being_erased() {
        Organization organization = ofBoth();
        Answer leaving = whileOpen(
                erasureOf(ozy), () -> ana.api().delete(organization.path() + "/user?memberToRemoveId=" + ana.id()));
        leaving.expect(400);
    }

    @Test
    void an_admin_is_not_erased_while_the_other_is_leaving() {
        Organization organization = ofBoth();
        RemoveMember leaving = new RemoveMember(new OrganizationId(organization.id()), new UserId(ana.id()));
        Answer erasure = whileOpen(leaving, () -> erase(ozy));
        assertThat(erasure.expect(400).text("/errors/0")).contains(organization.id());
    }

    @Test
    void of_two_admins_who_are_being_erased_one_remains() {
        Organization organization = ofBoth();
        Answer erasure = whileOpen(erasureOf(ozy), () -> erase(ana));
        assertThat(erasure.expect(400).text("/errors/0")).contains(organization.id());
    }

    /** What the second is answered, who comes when the command is carried out and not yet committed. */
    private Answer whileOpen(Object command, Supplier<Answer> second) {
        CompletableFuture<Answer> answer = server.bean(TransactionOperations.class)
                .execute(status -> {
                    server.bean(Dispatch.class).sendAsSystem(command, "of a test");
                    CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(second, Thread::startVirtualThread);
                    awaitSomebodyWaits(asked);
                    return asked;
                });
        return Objects.requireNonNull(answer)
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void awaitSomebodyWaits(CompletableFuture<Answer> asked) {
        JdbcTemplate database = server.database();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (database.queryForList("select 1 from pg_locks where not granted", Integer.class)
                .isEmpty()) {
            assertThat(asked).as("who should wait for the other").isNotDone();
            assertThat(System.nanoTime()).as("time until somebody waits").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private CreateProject creationBy(Someone owner, ProjectId project) {
        UserId user = new UserId(owner.id());
        return new CreateProject(
                project, user, unique("early"), "", ProjectVisibility.PRIVATE, false, null, null, null, user);
    }

    private EraseUser erasureOf(Someone who) {
        return new EraseUser(new UserId(who.id()), new UserId("ffffffffffffffffffffffff"));
    }

    private Organization ofBoth() {
        Organization organization = anOrganizationOf(ana);
        ana.api().put(organization.path() + "/user", member(ozy, "admin")).expect(200);
        return organization;
    }

    private static Answer erase(Someone who) {
        return administrator().delete("/api/admin/v1/subjects/" + who.id());
    }

    private long projectsOf(Someone owner) {
        return server.database()
                .queryForList("select count(*) from access_project where owner_id = ?", Long.class, owner.id())
                .getFirst();
    }
}
