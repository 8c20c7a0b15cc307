package almanac.billing.command;

import almanac.billing.command.BillingSettingsCommand.ChooseBillingSettings;
import almanac.billing.event.BillingMode;
import almanac.billing.event.BillingSettingsEvent.BillingModeChosen;
import almanac.billing.event.BillingSettingsEvent.BillingNotificationsChosen;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class BillingSettingsTest {

    private final FixtureConfiguration<BillingSettings> fixture = new AggregateTestFixture<>(BillingSettings.class);

    @Test
    void the_first_choice_is_recorded_even_if_it_is_the_default() {
        fixture.givenNoPriorActivity()
                .when(new ChooseBillingSettings(BillingMode.DISABLED, false))
                .expectEvents(new BillingModeChosen(BillingMode.DISABLED), new BillingNotificationsChosen(false));
    }

    @Test
    void each_setting_is_chosen_alone() {
        fixture.givenNoPriorActivity()
                .when(new ChooseBillingSettings(null, true))
                .expectEvents(new BillingNotificationsChosen(true));
        fixture.given(new BillingNotificationsChosen(true))
                .when(new ChooseBillingSettings(BillingMode.REQUIRED, null))
                .expectEvents(new BillingModeChosen(BillingMode.REQUIRED));
    }

    @Test
    void what_is_so_already_is_not_chosen_again() {
        fixture.given(new BillingModeChosen(BillingMode.OPTIONAL), new BillingNotificationsChosen(true))
                .when(new ChooseBillingSettings(BillingMode.OPTIONAL, false))
                .expectEvents(new BillingNotificationsChosen(false));
    }
}
