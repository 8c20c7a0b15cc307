package almanac.project.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.project.command.Churn.CHURN;
import static almanac.project.command.Churn.churnOwnedBy;

import almanac.project.command.ProjectCommand.ChangeRepositoryRef;
import almanac.project.command.ProjectCommand.TagProject;
import almanac.project.command.ProjectCommand.TagProject.NewTag;
import almanac.project.command.ProjectCommand.UntagProject;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitRepository;
import almanac.project.event.GitServiceProvider;
import almanac.project.event.ProjectEvent.ProjectTagged;
import almanac.project.event.ProjectEvent.ProjectUntagged;
import almanac.project.event.ProjectEvent.RepositoryImported;
import almanac.project.event.ProjectEvent.RepositoryRefChanged;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectTagId;
import almanac.shared.RepositoryId;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ProjectTagsTest {

    private static final ProjectTagId ONE = new ProjectTagId("66b0000000000000000000f7");
    private static final ProjectTagId OTHER = new ProjectTagId("66b0000000000000000000f8");
    private static final ProjectTagged TAGGED = new ProjectTagged(CHURN, ONE, "finance");
    private static final GitReference DEV = new GitReference(GitReferenceType.BRANCH, "dev");
    private static final GitRepository TOOLS = new GitRepository(
            new RepositoryId("66b000000000000000000c0d"),
            "tools",
            "https://git.example.org/tools",
            GitServiceProvider.UNKNOWN,
            new GitReference(GitReferenceType.HEAD, null),
            null);

    private final FixtureConfiguration<Project> fixture = new AggregateTestFixture<>(Project.class);

    @Test
    void a_project_is_tagged() {
        fixture.given(churnOwnedBy(ANA)).when(tag(ONE, "finance")).expectEvents(TAGGED);
    }

    @Test
    void a_name_that_it_has_changes_nothing() {
        fixture.given(churnOwnedBy(ANA), TAGGED)
                .when(tag(OTHER, "finance"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_name_that_comes_twice_is_one_tag() {
        fixture.given(churnOwnedBy(ANA))
                .when(new TagProject(CHURN, List.of(new NewTag(ONE, "finance"), new NewTag(OTHER, "finance"))))
                .expectEvents(TAGGED);
    }

    @Test
    void a_tag_is_removed_and_may_come_again() {
        ProjectUntagged untagged = new ProjectUntagged(CHURN, ONE);
        fixture.given(churnOwnedBy(ANA), TAGGED)
                .when(new UntagProject(CHURN, ONE))
                .expectEvents(untagged);
        new AggregateTestFixture<>(Project.class)
                .given(churnOwnedBy(ANA), TAGGED, untagged)
                .when(tag(OTHER, "finance"))
                .expectEvents(new ProjectTagged(CHURN, OTHER, "finance"));
    }

    @Test
    void a_tag_that_it_has_not_cannot_be_removed() {
        fixture.given(churnOwnedBy(ANA), TAGGED)
                .when(new UntagProject(CHURN, OTHER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_TAG_NOT_FOUND));
    }

    @Test
    void there_is_a_bound() {
        List<NewTag> many = IntStream.range(0, 201)
                .mapToObj(n -> new NewTag(new ProjectTagId("%024x".formatted(n)), "tag-" + n))
                .toList();
        fixture.given(churnOwnedBy(ANA))
                .when(new TagProject(CHURN, many))
                .expectException(failure(ErrorCode.TOO_MANY_PROJECT_TAGS));
    }

    @Test
    void an_imported_repository_gets_another_ref_once() {
        RepositoryRefChanged changed = new RepositoryRefChanged(CHURN, TOOLS.id(), DEV);
        ChangeRepositoryRef change = new ChangeRepositoryRef(CHURN, TOOLS.id(), DEV);
        fixture.given(churnOwnedBy(ANA), new RepositoryImported(CHURN, TOOLS))
                .when(change)
                .expectEvents(changed);
        new AggregateTestFixture<>(Project.class)
                .given(churnOwnedBy(ANA), new RepositoryImported(CHURN, TOOLS), changed)
                .when(change)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_repository_that_is_not_imported_has_no_ref() {
        fixture.given(churnOwnedBy(ANA))
                .when(new ChangeRepositoryRef(CHURN, TOOLS.id(), DEV))
                .expectNoEvents()
                .expectException(failure(ErrorCode.REPOSITORY_NOT_FOUND));
    }

    private static TagProject tag(ProjectTagId id, String name) {
        return new TagProject(CHURN, List.of(new NewTag(id, name)));
    }
}
