package almanac.job.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.job.command.Training.CHURN;
import static almanac.job.command.Training.PRICING;
import static almanac.job.command.Training.TRAINING;
import static almanac.job.command.Training.queued;

import almanac.given.InMemoryComputeDirectory;
import almanac.given.InMemoryJobDirectory;
import almanac.job.command.JobCommand.AddJobTag;
import almanac.job.command.JobCommand.LinkGoal;
import almanac.job.command.JobCommand.RemoveJobTag;
import almanac.job.command.JobCommand.UnlinkGoal;
import almanac.job.event.JobEvent.JobLinkedToGoal;
import almanac.job.event.JobEvent.JobTagRemoved;
import almanac.job.event.JobEvent.JobTagged;
import almanac.job.event.JobEvent.JobUnlinkedFromGoal;
import almanac.job.event.JobTag;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.JobTagId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobLabelsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final JobTag CANDIDATE =
            new JobTag(new JobTagId("66b0000000000000000007a6"), "candidate", ANA, NOON);
    private static final JobTag AGAIN =
            new JobTag(new JobTagId("66b0000000000000000007a7"), "candidate", BO, NOON.plusSeconds(1));
    private static final GoalId RECALL = new GoalId("66b0000000000000000000f6");
    private static final GoalId REVENUE = new GoalId("66b0000000000000000000f7");

    private final InMemoryJobDirectory jobs =
            new InMemoryJobDirectory().withGoal(RECALL, CHURN).withGoal(REVENUE, PRICING);
    private final FixtureConfiguration<Job> fixture = new AggregateTestFixture<>(Job.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(jobs);
        fixture.registerInjectableResource(new InMemoryComputeDirectory());
    }

    @Test
    void a_tag_is_made_on_its_first_use() {
        fixture.given(queued())
                .when(new AddJobTag(TRAINING, CHURN, CANDIDATE))
                .expectEvents(new JobTagged(TRAINING, CANDIDATE));
    }

    @Test
    void a_name_stands_for_one_tag_of_the_project() {
        jobs.withTag(CHURN, CANDIDATE);
        fixture.given(queued())
                .when(new AddJobTag(TRAINING, CHURN, AGAIN))
                .expectEvents(new JobTagged(TRAINING, CANDIDATE));
    }

    @Test
    void tagging_twice_changes_nothing() {
        fixture.given(queued(), new JobTagged(TRAINING, CANDIDATE))
                .when(new AddJobTag(TRAINING, CHURN, AGAIN))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_job_is_tagged_in_its_own_project() {
        fixture.given(queued())
                .when(new AddJobTag(TRAINING, PRICING, CANDIDATE))
                .expectNoEvents()
                .expectException(failure(ErrorCode.JOB_OF_ANOTHER_PROJECT));
    }

    @Test
    void a_tag_is_taken_off() {
        fixture.given(queued(), new JobTagged(TRAINING, CANDIDATE))
                .when(new RemoveJobTag(TRAINING, CHURN, CANDIDATE.id()))
                .expectEvents(new JobTagRemoved(TRAINING, CANDIDATE.id()));
    }

    @Test
    void a_tag_that_a_job_has_not_is_not_found() {
        fixture.given(queued(), new JobTagged(TRAINING, CANDIDATE), new JobTagRemoved(TRAINING, CANDIDATE.id()))
                .when(new RemoveJobTag(TRAINING, CHURN, CANDIDATE.id()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.JOB_TAG_NOT_FOUND));
        fixture.given(queued(), new JobTagged(TRAINING, CANDIDATE))
                .when(new RemoveJobTag(TRAINING, PRICING, CANDIDATE.id()))
                .expectException(failure(ErrorCode.JOB_OF_ANOTHER_PROJECT));
    }

    @Test
    void a_job_serves_a_goal_of_its_project() {
        fixture.given(queued())
                .when(new LinkGoal(TRAINING, null, RECALL))
                .expectEvents(new JobLinkedToGoal(TRAINING, RECALL));
    }

    @Test
    void linking_twice_changes_nothing() {
        fixture.given(queued(), new JobLinkedToGoal(TRAINING, RECALL))
                .when(new LinkGoal(TRAINING, CHURN, RECALL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_job_serves_no_goal_of_another_project() {
        fixture.given(queued())
                .when(new LinkGoal(TRAINING, null, REVENUE))
                .expectNoEvents()
                .expectException(failure(ErrorCode.GOAL_OF_ANOTHER_PROJECT));
        fixture.given(queued())
                .when(new LinkGoal(TRAINING, PRICING, RECALL))
                .expectException(failure(ErrorCode.JOB_OF_ANOTHER_PROJECT));
    }

    @Test
    void a_goal_that_is_not_there_is_not_found() {
        jobs.removeGoal(RECALL);
        fixture.given(queued())
                .when(new LinkGoal(TRAINING, null, RECALL))
                .expectNoEvents()
                .expectException(failure(ErrorCode.GOAL_NOT_FOUND));
    }

    @Test
    void a_link_is_taken_back_once() {
        fixture.given(queued(), new JobLinkedToGoal(TRAINING, RECALL))
                .when(new UnlinkGoal(TRAINING, null, RECALL))
                .expectEvents(new JobUnlinkedFromGoal(TRAINING, RECALL));
        fixture.given(queued(), new JobLinkedToGoal(TRAINING, RECALL), new JobUnlinkedFromGoal(TRAINING, RECALL))
                .when(new UnlinkGoal(TRAINING, null, RECALL))
                .expectException(failure(ErrorCode.GOAL_NOT_LINKED));
    }

    @Test
    void a_link_to_a_goal_that_was_removed_is_there_no_more() {
        jobs.removeGoal(RECALL);
        fixture.given(queued(), new JobLinkedToGoal(TRAINING, RECALL))
                .when(new UnlinkGoal(TRAINING, null, RECALL))
                .expectNoEvents()
                .expectException(failure(ErrorCode.GOAL_NOT_LINKED));
    }
}
