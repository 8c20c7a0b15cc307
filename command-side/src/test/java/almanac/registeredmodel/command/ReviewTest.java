package almanac.registeredmodel.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.given.People.STRANGER;
import static almanac.registeredmodel.command.Churn.ASKED;
import static almanac.registeredmodel.command.Churn.CREATED;
import static almanac.registeredmodel.command.Churn.ELSEWHERE;
import static almanac.registeredmodel.command.Churn.PROJECT;
import static almanac.registeredmodel.command.Churn.REVIEW;
import static almanac.registeredmodel.command.Churn.VERSION;
import static almanac.registeredmodel.command.Churn.answered;
import static almanac.registeredmodel.command.Churn.moved;
import static almanac.registeredmodel.event.ReviewDecision.APPROVED;
import static almanac.registeredmodel.event.ReviewDecision.REJECTED;
import static almanac.registeredmodel.event.ReviewDecision.REQUESTED_CHANGES;

import almanac.given.InMemoryModelDirectory;
import almanac.registeredmodel.command.ModelVersionCommand.ChangeStage;
import almanac.registeredmodel.command.ModelVersionCommand.DeleteVersion;
import almanac.registeredmodel.command.ReviewCommand.AnswerReview;
import almanac.registeredmodel.command.ReviewCommand.CancelReview;
import almanac.registeredmodel.command.ReviewCommand.ChangeReview;
import almanac.registeredmodel.command.ReviewCommand.EndReview;
import almanac.registeredmodel.command.ReviewCommand.RequestReview;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewApproved;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewCanceled;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewNotesChanged;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRejected;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRequested;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewersChanged;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDeleted;
import almanac.registeredmodel.event.ReviewDecision;
import almanac.registeredmodel.event.StageCause;
import almanac.shared.ErrorCode;
import almanac.shared.ModelReviewId;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each rule of reviews, kept and broken. */
class ReviewTest {

    private static final ReviewApproved DONE = new ReviewApproved(VERSION, REVIEW);

    private final FixtureConfiguration<ModelVersion> fixture = new AggregateTestFixture<>(ModelVersion.class);
    private final InMemoryModelDirectory directory = Churn.directory();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
    }

    private TestExecutor<ModelVersion> given(Object... more) {
        return fixture.given(CREATED).andGiven(more);
    }

    private static RequestReview request(String stage, UserId... reviewers) {
        return new RequestReview(VERSION, PROJECT, REVIEW, ANA, List.of(reviewers), stage, "please look");
    }

    private static AnswerReview answer(UserId reviewer, ReviewDecision decision) {
        return new AnswerReview(VERSION, PROJECT, REVIEW, reviewer, decision, "");
    }

    private static ChangeReview change(UserId by, @Nullable String notes, UserId... reviewers) {
        return new ChangeReview(VERSION, PROJECT, REVIEW, by, reviewers.length == 0 ? null : List.of(reviewers), notes);
    }

    private static CancelReview cancel(UserId by) {
        return new CancelReview(VERSION, PROJECT, REVIEW, by, null);
    }

    @Test
    void members_are_asked_for_a_stage_in_any_case_and_the_requester_may_be_one() {
        given().when(request("production", BO, CY)).expectEvents(ASKED);
        given().when(request("Production", ANA)).expectSuccessfulHandlerExecution();
    }

    @Test
    void reviewers_are_members_and_named_once() {
        given().when(request("Production", BO, STRANGER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.REVIEWER_NOT_MEMBER));
        directory.withUser(STRANGER);
        given().when(request("Production", STRANGER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.REVIEWER_NOT_MEMBER));
        given().when(request("Production", BO, BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.REVIEWER_LISTED_TWICE));
    }

    @Test
    void the_stage_is_another_one_of_the_list_and_not_the_first() {
        given().when(request("Shelf", BO)).expectNoEvents().expectException(failure(ErrorCode.STAGE_NOT_ALLOWED));
        given().when(request("None", BO)).expectNoEvents().expectException(failure(ErrorCode.STAGE_NOT_ALLOWED));
        given(moved("None", "Production", StageCause.DIRECT))
                .when(request("Production", BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.STAGE_NOT_ALLOWED));
        given(moved("None", "Production", StageCause.DIRECT))
                .when(request("None", BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.STAGE_NOT_ALLOWED));
    }

    @Test
    void one_review_is_open_at_a_time_and_another_may_follow_a_closed_one() {
        given(ASKED).when(request("Staging", BO)).expectNoEvents().expectException(failure(ErrorCode.REVIEW_OPEN));
        given(ASKED, new ReviewCanceled(VERSION, REVIEW))
                .when(request("Production", BO, CY))
                .expectEvents(ASKED);
    }

    @Test
    void no_review_begins_in_an_archived_project_or_by_way_of_another() {
        given().when(new RequestReview(VERSION, ELSEWHERE, REVIEW, ANA, List.of(BO), "Production", ""))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_VERSION_NOT_FOUND));
        directory.archive();
        given().when(request("Production", BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_VERSION_NOT_FOUND));
    }

    @Test
    void the_last_approval_moves_the_version() {
        given(ASKED).when(answer(BO, APPROVED)).expectEvents(answered(BO, APPROVED));
        given(ASKED, answered(BO, APPROVED))
                .when(answer(CY, APPROVED))
                .expectEvents(answered(CY, APPROVED), DONE, moved("None", "Production", StageCause.REVIEW));
    }

    @Test
    void the_last_approval_is_refused_when_the_stage_is_gone_and_nothing_changes() {
        directory.define("Trial");
        given(ASKED, answered(BO, APPROVED))
                .when(answer(CY, APPROVED))
                .expectNoEvents()
                .expectException(failure(ErrorCode.STAGE_NOT_ALLOWED));
    }

    @Test
    void one_rejection_closes_the_review_and_a_request_for_changes_leaves_it_open() {
        given(ASKED)
                .when(answer(BO, REJECTED))
                .expectEvents(answered(BO, REJECTED), new ReviewRejected(VERSION, REVIEW));
        given(ASKED).when(answer(BO, REQUESTED_CHANGES)).expectEvents(answered(BO, REQUESTED_CHANGES));
        given(ASKED, answered(BO, REQUESTED_CHANGES), answered(CY, APPROVED))
                .when(answer(BO, APPROVED))
                .expectEvents(answered(BO, APPROVED), DONE, moved("None", "Production", StageCause.REVIEW));
    }

    @Test
    void a_reviewer_may_change_an_answer_while_the_review_is_open() {
        given(ASKED, answered(BO, APPROVED))
                .when(answer(BO, REQUESTED_CHANGES))
                .expectEvents(answered(BO, REQUESTED_CHANGES));
        given(ASKED, answered(BO, APPROVED), answered(BO, REQUESTED_CHANGES))
                .when(answer(CY, APPROVED))
                .expectEvents(answered(CY, APPROVED));
        given(ASKED, answered(BO, APPROVED)).when(answer(BO, APPROVED)).expectNoEvents();
    }

    @Test
    void only_reviewers_that_still_are_members_answer() {
        given(ASKED).when(answer(ANA, APPROVED)).expectNoEvents().expectException(failure(ErrorCode.NOT_A_REVIEWER));
        directory.withUser(BO);
        given(ASKED).when(answer(BO, APPROVED)).expectNoEvents().expectException(failure(ErrorCode.NOT_A_REVIEWER));
    }

    @Test
    void a_closed_review_and_an_unknown_one_take_nothing() {
        for (Object command : new Object[] {answer(BO, APPROVED), change(ANA, "x"), cancel(ANA)}) {
            given(ASKED, new ReviewRejected(VERSION, REVIEW))
                    .when(command)
                    .expectNoEvents()
                    .expectException(failure(ErrorCode.REVIEW_CLOSED));
            given().when(command).expectNoEvents().expectException(failure(ErrorCode.MODEL_REVIEW_NOT_FOUND));
        }
    }

    @Test
    void nothing_else_moves_a_version_while_its_review_is_open() {
        ChangeStage direct = new ChangeStage(VERSION, "Staging", StageCause.DIRECT);
        given(ASKED).when(direct).expectNoEvents().expectException(failure(ErrorCode.STAGE_NOT_ALLOWED));
        given(ASKED, new ReviewCanceled(VERSION, REVIEW))
                .when(direct)
                .expectEvents(moved("None", "Staging", StageCause.DIRECT));
    }

    @Test
    void reviewers_and_notes_are_changed_by_the_requester_owners_and_administrators() {
        given(ASKED).when(change(ANA, "by Friday")).expectEvents(new ReviewNotesChanged(VERSION, REVIEW, "by Friday"));
        given(ASKED)
                .when(change(ANA, "by Friday", CY))
                .expectEvents(
                        new ReviewNotesChanged(VERSION, REVIEW, "by Friday"),
                        new ReviewersChanged(VERSION, REVIEW, List.of(CY)));
        given(ASKED).when(change(ANA, "please look", BO, CY)).expectNoEvents();
        given(ASKED).when(change(BO, "x")).expectNoEvents().expectException(failure(ErrorCode.REVIEW_OF_ANOTHER));
        directory.withAdministrator(STRANGER);
        given(ASKED).when(change(STRANGER, "x")).expectEvents(new ReviewNotesChanged(VERSION, REVIEW, "x"));
    }

    @Test
    void a_requester_that_owns_nothing_changes_the_own_review() {
        ReviewRequested ofBo = new ReviewRequested(VERSION, REVIEW, BO, List.of(CY), "Production", "");
        given(ofBo).when(change(BO, "x")).expectEvents(new ReviewNotesChanged(VERSION, REVIEW, "x"));
        given(ofBo).when(cancel(ANA)).expectEvents(new ReviewCanceled(VERSION, REVIEW));
    }

    @Test
    void new_reviewers_are_members_and_named_once() {
        given(ASKED)
                .when(change(ANA, null, STRANGER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.REVIEWER_NOT_MEMBER));
        given(ASKED)
                .when(change(ANA, null, BO, BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.REVIEWER_LISTED_TWICE));
    }

    @Test
    void without_the_last_undecided_reviewer_the_review_is_approved() {
        given(ASKED, answered(BO, APPROVED))
                .when(change(ANA, null, BO))
                .expectEvents(
                        new ReviewersChanged(VERSION, REVIEW, List.of(BO)),
                        DONE,
                        moved("None", "Production", StageCause.REVIEW));
        given(ASKED, answered(BO, APPROVED))
                .when(change(ANA, null, CY))
                .expectEvents(new ReviewersChanged(VERSION, REVIEW, List.of(CY)));
        directory.define("Trial");
        given(ASKED, answered(BO, APPROVED))
                .when(change(ANA, null, BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.STAGE_NOT_ALLOWED));
    }

    @Test
    void the_answer_of_a_reviewer_leaves_with_the_reviewer() {
        given(
                        ASKED,
                        answered(BO, APPROVED),
                        new ReviewersChanged(VERSION, REVIEW, List.of(CY)),
                        new ReviewersChanged(VERSION, REVIEW, List.of(CY, BO)))
                .when(answer(CY, APPROVED))
                .expectEvents(answered(CY, APPROVED));
    }

    @Test
    void a_review_is_canceled_with_a_last_word() {
        given(ASKED)
                .when(new CancelReview(VERSION, PROJECT, REVIEW, ANA, "no need"))
                .expectEvents(new ReviewNotesChanged(VERSION, REVIEW, "no need"), new ReviewCanceled(VERSION, REVIEW));
        given(ASKED).when(cancel(BO)).expectNoEvents().expectException(failure(ErrorCode.REVIEW_OF_ANOTHER));
    }

    @Test
    void the_open_review_ends_with_its_version_and_its_project() {
        given(ASKED)
                .when(new DeleteVersion(VERSION, PROJECT))
                .expectEvents(new ReviewCanceled(VERSION, REVIEW), new VersionDeleted(VERSION));
        given().when(new DeleteVersion(VERSION, PROJECT)).expectEvents(new VersionDeleted(VERSION));
        given(ASKED).when(new EndReview(VERSION, REVIEW)).expectEvents(new ReviewCanceled(VERSION, REVIEW));
        given(ASKED, new ReviewRejected(VERSION, REVIEW))
                .when(new EndReview(VERSION, REVIEW))
                .expectNoEvents();
        given(ASKED)
                .when(new EndReview(VERSION, new ModelReviewId("66b0000000000000000000ff")))
                .expectNoEvents();
    }
}
