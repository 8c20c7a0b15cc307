package almanac.billing.command;

import static almanac.given.Failure.failure;

import almanac.access.BillingTagDirectory;
import almanac.billing.command.BillingTagCommand.ActivateBillingTags;
import almanac.billing.command.BillingTagCommand.DeactivateBillingTag;
import almanac.billing.event.BillingTagEvent.TagActivated;
import almanac.billing.event.BillingTagEvent.TagDeactivated;
import almanac.shared.BillingTagId;
import almanac.shared.BillingTagName;
import almanac.shared.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillingTagTest {

    private static final BillingTagName TAG = new BillingTagName("R-and-D");
    private static final BillingTagName OTHER_CASE = new BillingTagName("r-and-d");
    private static final BillingTagId FIRST = new BillingTagId("0123456789abcdef01234567");
    private static final BillingTagId SECOND = new BillingTagId("89abcdef0123456789abcdef");

    private final FixtureConfiguration<BillingTag> fixture = new AggregateTestFixture<>(BillingTag.class);
    private final Map<String, BillingTagName> known = new HashMap<>();

    @BeforeEach
    void handlers() {
        BillingTagDirectory directory = _ -> known;
        fixture.registerInjectableResource(directory);
        fixture.registerAnnotatedCommandHandler(new BillingTagBatches(fixture.getRepository()));
    }

    private static ActivateBillingTags activation(BillingTagId idIfNew) {
        return new ActivateBillingTags(Map.of(TAG, idIfNew));
    }

    @Test
    void a_new_tag_is_activated() {
        fixture.givenNoPriorActivity().when(activation(FIRST)).expectEvents(new TagActivated(TAG, FIRST));
    }

    @Test
    void an_active_tag_stays_as_it_is() {
        fixture.given(new TagActivated(TAG, FIRST)).when(activation(SECOND)).expectNoEvents();
    }

    @Test
    void a_tag_that_is_activated_again_keeps_its_id() {
        fixture.given(new TagActivated(TAG, FIRST), new TagDeactivated(TAG))
                .when(activation(SECOND))
                .expectEvents(new TagActivated(TAG, FIRST));
    }

    @Test
    void an_active_tag_is_deactivated_once() {
        fixture.given(new TagActivated(TAG, FIRST))
                .when(new DeactivateBillingTag(TAG))
                .expectEvents(new TagDeactivated(TAG));
        fixture.given(new TagActivated(TAG, FIRST), new TagDeactivated(TAG))
                .when(new DeactivateBillingTag(TAG))
                .expectNoEvents();
    }

    @Test
    void a_new_tag_that_differs_from_a_known_one_in_case_alone_is_refused() {
        known.put(OTHER_CASE.folded(), OTHER_CASE);
        fixture.givenNoPriorActivity()
                .when(activation(FIRST))
                .expectException(failure(ErrorCode.BILLING_TAG_DIFFERS_IN_CASE))
                .expectNoEvents();
    }

    @Test
    void two_new_tags_that_differ_in_case_alone_are_refused() {
        fixture.givenNoPriorActivity()
                .when(new ActivateBillingTags(Map.of(TAG, FIRST, OTHER_CASE, SECOND)))
                .expectException(failure(ErrorCode.BILLING_TAG_DIFFERS_IN_CASE))
                .expectNoEvents();
    }
}
