package almanac.project.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.STRANGER;
import static almanac.project.command.Churn.CHURN;
import static almanac.project.command.Churn.CODE;
import static almanac.project.command.Churn.churnOwnedBy;
import static almanac.shared.ErrorCode.BILLING_TAG_NOT_ACTIVE;
import static almanac.shared.ErrorCode.BILLING_TAG_REQUIRED;
import static almanac.shared.ErrorCode.PROJECT_NAME_TAKEN;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;
import static almanac.shared.Permission.CREATE_PROJECT_FOR_OTHERS;
import static almanac.shared.Permission.PROJECT_CLASSIFIER;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.billing.event.BillingMode;
import almanac.given.InMemoryDirectory;
import almanac.project.command.ProjectCommand.CreateProject;
import almanac.project.command.ProjectCommand.CreateProject.Template;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.ProjectBilled;
import almanac.project.event.ProjectEvent.ProjectRestricted;
import almanac.project.event.ProjectEvent.TemplateApplied;
import almanac.shared.BillingTagName;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateProjectTest {

    private static final BillingTagName R_AND_D = new BillingTagName("R-and-D");

    private final FixtureConfiguration<Project> fixture = new AggregateTestFixture<>(Project.class);
    private final InMemoryDirectory directory = new InMemoryDirectory().withUsers(ANA, BO);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
    }

    @Test
    void a_project_is_created() {
        fixture.givenNoPriorActivity().when(plain(ANA, ANA)).expectEvents(churnOwnedBy(ANA));
    }

    @Test
    void its_template_restriction_and_main_repository_are_events_of_their_own() {
        fixture.givenNoPriorActivity()
                .when(new CreateProject(
                        CHURN,
                        ANA,
                        "churn",
                        "Who leaves, and why",
                        ProjectVisibility.PRIVATE,
                        true,
                        CODE,
                        new Template("t-1", "survival", "r-2"),
                        null,
                        ANA))
                .expectEvents(
                        churnOwnedBy(ANA),
                        new TemplateApplied(CHURN, "t-1", "survival", "r-2"),
                        new ProjectRestricted(CHURN),
                        new MainRepositoryConnected(CHURN, CODE));
    }

    @Test
    void a_project_is_created_for_another_user() {
        fixture.givenNoPriorActivity().when(plain(BO, ANA)).expectEvents(churnOwnedBy(BO));
    }

    @Test
    void a_project_for_a_stranger_is_refused() {
        fixture.givenNoPriorActivity()
                .when(plain(STRANGER, ANA))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void who_is_no_user_any_more_creates_none_for_himself() {
        fixture.givenNoPriorActivity()
                .when(plain(STRANGER, STRANGER))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void an_owner_has_one_project_of_a_name() {
        directory.takeProjectName(ANA, "churn");
        fixture.givenNoPriorActivity()
                .when(plain(ANA, ANA))
                .expectNoEvents()
                .expectException(failure(PROJECT_NAME_TAKEN));
    }

    @Test
    void two_owners_may_use_one_name() {
        directory.takeProjectName(BO, "churn");
        fixture.givenNoPriorActivity().when(plain(ANA, ANA)).expectEvents(churnOwnedBy(ANA));
    }

    @Test
    void a_plain_project_of_ones_own_needs_nothing_more() {
        assertThat(plain(ANA, ANA).alsoRequires()).isEmpty();
    }

    @Test
    void a_restricted_project_needs_a_classifier() {
        assertThat(restricted(ANA, ANA).alsoRequires()).containsExactly(PROJECT_CLASSIFIER);
    }

    @Test
    void a_project_for_another_user_needs_the_permission_for_that() {
        assertThat(plain(BO, ANA).alsoRequires()).containsExactly(CREATE_PROJECT_FOR_OTHERS);
    }

    @Test
    void a_restricted_project_for_another_user_needs_both() {
        assertThat(restricted(BO, ANA).alsoRequires())
                .containsExactlyInAnyOrder(PROJECT_CLASSIFIER, CREATE_PROJECT_FOR_OTHERS);
    }

    @Test
    void the_tag_that_it_is_charged_to_is_an_event_of_its_own_where_tags_are_used() {
        directory.withBilling(BillingMode.OPTIONAL, R_AND_D);
        fixture.givenNoPriorActivity()
                .when(chargedTo(R_AND_D))
                .expectEvents(churnOwnedBy(ANA), new ProjectBilled(CHURN, R_AND_D));
        fixture.givenNoPriorActivity().when(chargedTo(null)).expectEvents(churnOwnedBy(ANA));
    }

    @Test
    void a_tag_is_ignored_where_tags_are_disabled() {
        directory.withBilling(BillingMode.DISABLED, R_AND_D);
        fixture.givenNoPriorActivity().when(chargedTo(R_AND_D)).expectEvents(churnOwnedBy(ANA));
    }

    @Test
    void a_project_without_a_tag_is_refused_where_one_is_required() {
        directory.withBilling(BillingMode.REQUIRED, R_AND_D);
        fixture.givenNoPriorActivity()
                .when(chargedTo(null))
                .expectNoEvents()
                .expectException(failure(BILLING_TAG_REQUIRED));
        fixture.givenNoPriorActivity()
                .when(chargedTo(R_AND_D))
                .expectEvents(churnOwnedBy(ANA), new ProjectBilled(CHURN, R_AND_D));
    }

    @Test
    void a_tag_that_is_not_active_is_refused() {
        directory.withBilling(BillingMode.OPTIONAL);
        fixture.givenNoPriorActivity()
                .when(chargedTo(R_AND_D))
                .expectNoEvents()
                .expectException(failure(BILLING_TAG_NOT_ACTIVE));
    }

    private static CreateProject plain(UserId owner, UserId by) {
        return create(owner, false, null, by);
    }

    private static CreateProject restricted(UserId owner, UserId by) {
        return create(owner, true, null, by);
    }

    private static CreateProject chargedTo(@Nullable BillingTagName tag) {
        return create(ANA, false, tag, ANA);
    }

    private static CreateProject create(UserId owner, boolean isRestricted, @Nullable BillingTagName tag, UserId by) {
        return new CreateProject(
                CHURN,
                owner,
                "churn",
                "Who leaves, and why",
                ProjectVisibility.PRIVATE,
                isRestricted,
                null,
                null,
                tag,
                by);
    }
}
