package almanac.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.server.Given;
import almanac.server.Given.Organization;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a change is answered with is what its sender may see. */
class ChangedResourceTest {

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");
    private final Dispatch dispatch = Server.running().bean(Dispatch.class);

    @Test
    void the_outcome_is_read_as_the_caller() {
        GetProject query =
                new GetProject(new ProjectId(Given.aPrivateProjectOf(ana).id()));
        assertThat(dispatch.getChanged(query, caller(ana)).value().id()).isEqualTo(query.project());
        assertThatThrownBy(() -> dispatch.getChanged(query, caller(bo)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PROJECT_NOT_FOUND));
    }

    @Test
    void the_condition_of_the_change_is_none_of_the_reading() {
        GetProject query =
                new GetProject(new ProjectId(Given.aPrivateProjectOf(ana).id()));
        Caller conditional = new Caller(new UserId(ana.id()), "a key", "a request", "\"99\"", null);
        assertThat(dispatch.getChanged(query, conditional).version()).isZero();
    }

    @Test
    void who_leaves_by_his_own_change_sees_its_outcome() {
        Organization actuaries = Given.anOrganizationOf(ana, bo);
        String path = actuaries.path();
        ana.api().put(path + "/user", Given.member(bo, "admin")).expect(200);
        assertThat(ana.api()
                        .delete(path + "/user?memberToRemoveId=" + ana.id())
                        .expect(200)
                        .at("/org/members"))
                .hasSize(1);
        ana.api().get(path).expect(404);
        Given.Dataset dataset = Given.withGrant(Given.aDatasetOf(ana), bo.id(), "DatasetRwOwner");
        Map<String, String> own = Map.of("targetId", ana.id(), "targetRole", "DatasetRwOwner");
        assertThat(ana.api()
                        .delete("/api/datasetrw/v1/datasets/" + dataset.id() + "/grants", own)
                        .expect(200)
                        .at("/grants"))
                .hasSize(1);
        ana.api().get("/api/datasetrw/v1/datasets/" + dataset.id()).expect(404);
    }

    private static Caller caller(Someone who) {
        return new Caller(new UserId(who.id()), "a key", "a request", null, null);
    }
}
