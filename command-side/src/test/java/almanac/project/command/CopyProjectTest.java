package almanac.project.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.STRANGER;
import static almanac.project.command.Churn.CHURN;
import static almanac.project.command.Churn.CODE;
import static almanac.project.command.Churn.PRICING;
import static almanac.project.command.Churn.TOOLS;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.DatasetCopies;
import almanac.access.KnownDataset;
import almanac.billing.event.BillingMode;
import almanac.given.InMemoryDirectory;
import almanac.project.command.ProjectCommand.CopyProject;
import almanac.project.command.ProjectCommand.CopyProject.Name;
import almanac.project.command.ProjectCommand.CopyProject.Parts;
import almanac.project.command.ProjectCommand.CopyProject.Settings;
import almanac.project.command.ProjectCommand.TagProject;
import almanac.project.event.GitRepository;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.ProjectEvent.DatasetLinked;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.ProjectBilled;
import almanac.project.event.ProjectEvent.ProjectCopied;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.project.event.ProjectEvent.ProjectRestricted;
import almanac.project.event.ProjectEvent.ProjectTagged;
import almanac.project.event.ProjectEvent.RepositoryImported;
import almanac.project.event.ProjectEvent.ResultsBranchChosen;
import almanac.project.event.ResultsBranch;
import almanac.shared.BillingTagName;
import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.Permission;
import almanac.shared.ProjectTagId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyProjectTest {

    private static final DatasetId CUSTOMERS = new DatasetId("66b0000000000000000000d1");
    private static final DatasetId CUSTOMERS_COPY = new DatasetId("66b0000000000000000000d2");
    private static final DatasetId WEATHER = new DatasetId("66b0000000000000000000d3");
    private static final GoalId GOAL = new GoalId("66b0000000000000000000f1");
    private static final BillingTagName R_AND_D = new BillingTagName("R-and-D");
    private static final Parts NO_PARTS = new Parts(List.of(), List.of(), List.of(), List.of());

    private final FixtureConfiguration<Project> fixture = new AggregateTestFixture<>(Project.class);
    private final InMemoryDirectory directory =
            new InMemoryDirectory().withUsers(ANA, BO).withProject(PRICING);
    private final List<GoalAdded> goals = new ArrayList<>();
    private final List<DatasetCopies.Copy> copied = new ArrayList<>();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
        fixture.registerInjectableResource((DatasetCopies) copied::add);
        fixture.registerInjectableResource((GoalCopies) goals::add);
    }

    @Test
    void a_copy_is_a_project_that_says_what_it_was_made_of() {
        fixture.givenNoPriorActivity()
                .when(copy(plain(), NO_PARTS))
                .expectEvents(created("pricing-copy"), new ProjectCopied(CHURN, PRICING));
    }

    @Test
    void it_has_what_the_source_has() {
        directory.withDataset(WEATHER, new KnownDataset(null, false));
        Parts parts = new Parts(
                List.of(
                        new CopyProject.Goal(GOAL, "Sell more", "than others", "s1", BO),
                        new CopyProject.Goal(new GoalId("66b0000000000000000000f2"), "Know why", null, null, STRANGER)),
                List.of(),
                List.of(WEATHER),
                List.of(new TagProject.NewTag(new ProjectTagId("66b0000000000000000000f7"), "churn")));
        Settings settings = settings(true, CODE, List.of(TOOLS), ResultsBranch.ISOLATED);
        fixture.givenNoPriorActivity()
                .when(copy(settings, parts))
                .expectEvents(
                        created("pricing-copy"),
                        new ProjectRestricted(CHURN),
                        new MainRepositoryConnected(CHURN, CODE),
                        new RepositoryImported(CHURN, TOOLS),
                        new ResultsBranchChosen(CHURN, ResultsBranch.ISOLATED),
                        new DatasetLinked(CHURN, WEATHER),
                        new ProjectTagged(CHURN, new ProjectTagId("66b0000000000000000000f7"), "churn"),
                        new ProjectCopied(CHURN, PRICING));
        assertThat(goals)
                .containsExactly(
                        new GoalAdded(GOAL, CHURN, "Sell more", "than others", "s1", BO),
                        new GoalAdded(new GoalId("66b0000000000000000000f2"), CHURN, "Know why", null, null, null));
    }

    @Test
    void its_datasets_begin_with_it_and_are_its_owners() {
        directory.withDataset(CUSTOMERS, new KnownDataset(PRICING, false));
        fixture.givenNoPriorActivity().when(copy(plain(), withCustomers())).expectSuccessfulHandlerExecution();
        assertThat(copied)
                .containsExactly(
                        new DatasetCopies.Copy(CUSTOMERS_COPY, CUSTOMERS, CHURN, "customers", "all of them", ANA));
    }

    @Test
    void a_dataset_that_is_gone_or_elsewhere_or_being_filled_by_now_ends_it_all() {
        refused(copy(plain(), withCustomers()), ErrorCode.DATASETS_CHANGED);
        directory.withDataset(CUSTOMERS, new KnownDataset(null, false));
        refused(copy(plain(), withCustomers()), ErrorCode.DATASETS_CHANGED);
        directory.withDataset(CUSTOMERS, new KnownDataset(PRICING, true));
        refused(copy(plain(), withCustomers()), ErrorCode.DATASETS_CHANGED);
        assertThat(copied).isEmpty();
    }

    @Test
    void a_link_to_a_dataset_that_is_gone_is_left_out() {
        fixture.givenNoPriorActivity()
                .when(copy(plain(), new Parts(List.of(), List.of(), List.of(WEATHER), List.of())))
                .expectEvents(created("pricing-copy"), new ProjectCopied(CHURN, PRICING));
    }

    @Test
    void a_number_is_put_behind_a_name_that_nobody_asked_for() {
        directory.takeProjectName(ANA, "pricing-copy");
        directory.takeProjectName(ANA, "pricing-copy-2");
        fixture.givenNoPriorActivity()
                .when(copy(plain(), NO_PARTS))
                .expectEvents(created("pricing-copy-3"), new ProjectCopied(CHURN, PRICING));
    }

    @Test
    void a_name_that_was_asked_for_must_be_free() {
        directory.takeProjectName(ANA, "pricing-copy");
        refused(
                new CopyProject(CHURN, PRICING, ANA, new Name("pricing-copy", false), plain(), NO_PARTS, ANA),
                ErrorCode.PROJECT_NAME_TAKEN);
    }

    @Test
    void the_owner_must_be_there_and_so_must_the_source() {
        refused(
                new CopyProject(CHURN, PRICING, STRANGER, new Name("x", true), plain(), NO_PARTS, ANA),
                ErrorCode.USER_NOT_FOUND);
        refused(
                new CopyProject(PRICING, CHURN, ANA, new Name("x", true), plain(), NO_PARTS, ANA),
                ErrorCode.PROJECT_NOT_FOUND);
    }

    @Test
    void the_main_repository_is_none_of_the_imported_ones() {
        refused(
                copy(settings(false, CODE, List.of(Churn.again(CODE)), ResultsBranch.MAIN), NO_PARTS),
                ErrorCode.REPOSITORY_IMPORTED_TWICE);
    }

    @Test
    void a_copy_for_another_user_needs_the_permission_for_that() {
        assertThat(copy(plain(), NO_PARTS).alsoRequires()).isEmpty();
        assertThat(new CopyProject(CHURN, PRICING, BO, new Name("x", true), plain(), NO_PARTS, ANA).alsoRequires())
                .containsExactly(Permission.CREATE_PROJECT_FOR_OTHERS);
    }

    private void refused(CopyProject command, ErrorCode code) {
        fixture.givenNoPriorActivity().when(command).expectNoEvents().expectException(failure(code));
    }

    private static ProjectCreated created(String name) {
        return new ProjectCreated(CHURN, ANA, name, "What it costs", ProjectVisibility.PRIVATE);
    }

    private static CopyProject copy(Settings settings, Parts parts) {
        UserId owner = ANA;
        return new CopyProject(CHURN, PRICING, owner, new Name("pricing-copy", true), settings, parts, ANA);
    }

    private static Parts withCustomers() {
        return new Parts(
                List.of(),
                List.of(new CopyProject.Dataset(CUSTOMERS_COPY, CUSTOMERS, "customers", "all of them")),
                List.of(),
                List.of());
    }

    @Test
    void a_copy_is_charged_to_the_tag_of_its_source_as_long_as_that_is_active() {
        directory.withBilling(BillingMode.OPTIONAL, R_AND_D);
        fixture.givenNoPriorActivity()
                .when(copy(chargedTo(R_AND_D), NO_PARTS))
                .expectEvents(
                        created("pricing-copy"), new ProjectBilled(CHURN, R_AND_D), new ProjectCopied(CHURN, PRICING));
        fixture.givenNoPriorActivity()
                .when(copy(chargedTo(new BillingTagName("gone")), NO_PARTS))
                .expectEvents(created("pricing-copy"), new ProjectCopied(CHURN, PRICING));
    }

    @Test
    void a_source_without_a_tag_is_not_copied_where_one_is_required() {
        directory.withBilling(BillingMode.REQUIRED, R_AND_D);
        fixture.givenNoPriorActivity()
                .when(copy(plain(), NO_PARTS))
                .expectNoEvents()
                .expectException(failure(ErrorCode.BILLING_TAG_REQUIRED));
    }

    private static Settings chargedTo(BillingTagName tag) {
        return new Settings(
                "What it costs", ProjectVisibility.PRIVATE, false, null, List.of(), ResultsBranch.MAIN, tag);
    }

    private static Settings plain() {
        return settings(false, null, List.of(), ResultsBranch.MAIN);
    }

    private static Settings settings(
            boolean isRestricted,
            @Nullable GitRepository main,
            List<GitRepository> repositories,
            ResultsBranch resultsBranch) {
        return new Settings(
                "What it costs", ProjectVisibility.PRIVATE, isRestricted, main, repositories, resultsBranch, null);
    }
}
