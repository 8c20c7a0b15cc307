package almanac.monitoring.command;

import static almanac.given.Failure.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.instanceOf;

import almanac.access.AccountDirectory;
import almanac.access.KnownMonitoredModel;
import almanac.access.MonitoredModelDirectory;
import almanac.given.InMemoryDirectory;
import almanac.given.InMemoryWebhookVault;
import almanac.monitoring.command.MonitoredModelCommand.ChooseRecipients;
import almanac.monitoring.command.MonitoredModelCommand.EndMonitoring;
import almanac.monitoring.command.MonitoredModelCommand.MonitorModel;
import almanac.monitoring.command.MonitoredModelCommand.RenameMonitoring;
import almanac.monitoring.event.MonitoredModelEvent.ModelMonitored;
import almanac.monitoring.event.MonitoredModelEvent.MonitoringEnded;
import almanac.monitoring.event.MonitoredModelEvent.MonitoringRenamed;
import almanac.monitoring.event.MonitoredModelEvent.RecipientsChosen;
import almanac.notification.event.Recipients;
import almanac.notification.event.WebhookTarget;
import almanac.secret.SealedSecret;
import almanac.shared.ErrorCode;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import almanac.storage.outbox.RecipientChoice;
import almanac.storage.outbox.WebhookVault;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitoredModelTest {

    private static final MonitoredModelId MODEL = new MonitoredModelId("0123456789abcdef01234567");
    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final UserId ANA = new UserId("aaaaaaaaaaaaaaaaaaaaaaaa");
    private static final String API = "89abcdef0123456789abcdef";
    private static final WebhookId HOOK = new WebhookId("0123456789abcdef01234567");
    private static final ModelMonitored MONITORED = new ModelMonitored(MODEL, "churn", CHURN, null, API, null);

    private final FixtureConfiguration<MonitoredModel> fixture = new AggregateTestFixture<>(MonitoredModel.class);
    private final InMemoryDirectory directory = new InMemoryDirectory();
    private final InMemoryWebhookVault vault = new InMemoryWebhookVault();
    private final Set<String> monitoredApis = new HashSet<>();

    @BeforeEach
    void resources() {
        fixture.registerInjectableResource((AccountDirectory) directory);
        fixture.registerInjectableResource((WebhookVault) vault);
        fixture.registerInjectableResource(new MonitoredModelDirectory() {

            @Override
            public boolean holdProject(ProjectId project) {
                return directory.holdProject(project);
            }

            @Override
            public Optional<KnownMonitoredModel> hold(MonitoredModelId model) {
                return Optional.empty();
            }

            @Override
            public boolean isMonitored(String modelApi) {
                return monitoredApis.contains(modelApi);
            }
        });
    }

    private static MonitorModel monitors() {
        return new MonitorModel(MODEL, CHURN, "churn", null, API, null);
    }

    private static ChooseRecipients choice(UserId... users) {
        return new ChooseRecipients(
                MODEL,
                new RecipientChoice(List.of(users), List.of(), List.of(), Instant.parse("2026-03-01T12:00:00Z")));
    }

    @Test
    void a_model_of_a_project_is_monitored() {
        directory.withProject(CHURN);
        fixture.givenNoPriorActivity().when(monitors()).expectEvents(MONITORED);
    }

    @Test
    void a_project_that_is_not_there_has_no_models() {
        fixture.givenNoPriorActivity().when(monitors()).expectException(failure(ErrorCode.PROJECT_NOT_FOUND));
    }

    @Test
    void a_model_api_is_monitored_once() {
        directory.withProject(CHURN);
        monitoredApis.add(API);
        fixture.givenNoPriorActivity().when(monitors()).expectException(failure(ErrorCode.MODEL_API_MONITORED));
    }

    @Test
    void it_is_renamed_when_the_name_is_another() {
        fixture.given(MONITORED)
                .when(new RenameMonitoring(MODEL, "churn 2"))
                .expectEvents(new MonitoringRenamed(MODEL, "churn 2"));
        fixture.given(MONITORED).when(new RenameMonitoring(MODEL, "churn")).expectNoEvents();
    }

    @Test
    void recipients_are_chosen_among_users_that_are_there() {
        fixture.given(MONITORED).when(choice(ANA)).expectException(failure(ErrorCode.USER_NOT_FOUND));
        directory.withUsers(ANA);
        RecipientsChosen chosen = new RecipientsChosen(MODEL, new Recipients(List.of(ANA), List.of(), List.of()));
        fixture.given(MONITORED).when(choice(ANA)).expectEvents(chosen);
        fixture.given(MONITORED, chosen).when(choice(ANA)).expectNoEvents();
    }

    @Test
    void its_webhooks_end_with_it() {
        vault.keep(HOOK, new SealedSecret("key", "url"), new SealedSecret("key", "secret"));
        RecipientsChosen chosen = new RecipientsChosen(
                MODEL, new Recipients(List.of(), List.of(), List.of(new WebhookTarget(HOOK, "hooks.example.com"))));
        fixture.given(MONITORED, chosen).when(new EndMonitoring(MODEL)).expectEvents(new MonitoringEnded(MODEL));
        assertThat(vault.secrets()).isEmpty();
    }

    @Test
    void what_has_ended_does_not_change() {
        fixture.given(MONITORED, new MonitoringEnded(MODEL))
                .when(new RenameMonitoring(MODEL, "churn 2"))
                .expectException(instanceOf(AggregateNotFoundException.class));
    }
}
