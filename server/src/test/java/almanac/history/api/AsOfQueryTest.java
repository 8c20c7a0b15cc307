package almanac.history.api;

import static almanac.server.Given.aGoalIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aRepositoryIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectGoalV1;
import almanac.project.query.ProjectQuery.GetGoal;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectQuery.GetProjectStatus;
import almanac.project.query.ProjectQuery.GetRepository;
import almanac.project.query.ProjectQuery.ListGoals;
import almanac.project.query.ProjectStatusV1;
import almanac.row.Versioned;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.AccessKeyId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.PointInTime;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.RepositoryId;
import almanac.shared.UserId;
import almanac.user.query.UserQuery.GetAccessKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Resources that the API gets in lists alone, as of a moment: by the queries that any operation would ask. */
class AsOfQueryTest {

    private final Dispatch dispatch = Server.running().bean(Dispatch.class);
    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);
    private final ProjectId id = new ProjectId(project.id());

    @Test
    void a_goal_is_as_it_was_though_it_is_gone_now() {
        long before = Log.end();
        String goal = aGoalIn(project);
        long added = Log.end();
        String path = project.path() + "/goals/" + goal;
        ana.api().patch(path, Map.of("isComplete", true)).expect(200);
        long completed = Log.end();
        ana.api().delete(path).expect(200);

        GetGoal query = new GetGoal(new GoalId(goal), id);
        Versioned<ProjectGoalV1> open = dispatch.get(query, at(added));
        assertThat(open.value().isComplete()).isFalse();
        assertThat(open.version()).isZero();
        assertThat(open.value().creatorId()).isEqualTo(ana.id());
        assertThat(dispatch.get(query, at(completed)).value().isComplete()).isTrue();
        assertMissing(query, before, ErrorCode.GOAL_NOT_FOUND);
        assertMissing(query, Log.end(), ErrorCode.GOAL_NOT_FOUND);
    }

    @Test
    void a_status_is_as_it_was() {
        long active = Log.end();
        ana.api()
                .put(project.path() + "/status", Map.of("status", "complete", "isBlocked", false))
                .expect(200);
        GetProjectStatus query = new GetProjectStatus(id);
        assertThat(dispatch.get(query, at(active)).value().status()).isEqualTo(ProjectStatusV1.Word.ACTIVE);
        assertThat(dispatch.get(query, at(Log.end())).value().status()).isEqualTo(ProjectStatusV1.Word.COMPLETE);
    }

    @Test
    void a_repository_is_as_it_was() {
        long before = Log.end();
        String repository = aRepositoryIn(project);
        long imported = Log.end();
        ana.api().delete(project.path() + "/repositories/" + repository).expect(200);

        GetRepository query = new GetRepository(id, new RepositoryId(repository));
        assertThat(dispatch.get(query, at(imported)).value().id().value()).isEqualTo(repository);
        assertMissing(query, before, ErrorCode.REPOSITORY_NOT_FOUND);
        assertMissing(query, Log.end(), ErrorCode.REPOSITORY_NOT_FOUND);
    }

    @Test
    void a_key_is_as_it_was() {
        String key = ana.api().get("/api/users/v1/self/keys").expect(200).text("/keys/0/id");
        long good = Log.end();
        GetAccessKey query = new GetAccessKey(new AccessKeyId(key), new UserId(ana.id()));
        assertThat(dispatch.get(query, at(good)).value().name()).isEqualTo("of the tests");
    }

    @Test
    void a_list_and_any_other_question_are_of_now() {
        assertThatThrownBy(() -> dispatch.ask(new ListGoals(id), at(Log.end())))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ONLY_AS_IT_IS));
        assertThatThrownBy(() -> dispatch.ask(new GetProject(id), at(Log.end())))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void what_was_just_changed_is_of_now() {
        assertThat(dispatch.getChanged(new GetProject(id), at(0)).version()).isZero();
    }

    private <T> void assertMissing(Query<Versioned<T>> query, long position, ErrorCode code) {
        assertThatThrownBy(() -> dispatch.get(query, at(position)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Caller at(long position) {
        return new Caller(new UserId(ana.id()), "a key", "a request", null, new PointInTime.Position(position));
    }
}
