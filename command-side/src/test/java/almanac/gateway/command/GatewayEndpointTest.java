package almanac.gateway.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ACTUARIES;
import static almanac.given.People.ANA;
import static almanac.given.People.STRANGER;
import static almanac.given.People.account;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.GatewayDirectory;
import almanac.gateway.command.GatewayEndpointCommand.ChangeEndpointAudience;
import almanac.gateway.command.GatewayEndpointCommand.CreateGatewayEndpoint;
import almanac.gateway.command.GatewayEndpointCommand.DeleteGatewayEndpoint;
import almanac.gateway.command.GatewayEndpointCommand.EditGatewayEndpoint;
import almanac.gateway.command.GatewayEndpointCommand.LimitGatewayEndpoint;
import almanac.gateway.command.GatewayEndpointCommand.PriceGatewayEndpoint;
import almanac.gateway.event.EndpointAudience;
import almanac.gateway.event.EndpointType;
import almanac.gateway.event.GatewayEndpointEvent.EndpointAudienceChanged;
import almanac.gateway.event.GatewayEndpointEvent.EndpointConfigured;
import almanac.gateway.event.GatewayEndpointEvent.EndpointCreated;
import almanac.gateway.event.GatewayEndpointEvent.EndpointDeleted;
import almanac.gateway.event.GatewayEndpointEvent.EndpointLimited;
import almanac.gateway.event.GatewayEndpointEvent.EndpointPriced;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRenamed;
import almanac.gateway.event.GatewayEndpointEvent.EndpointRetargeted;
import almanac.gateway.event.GatewayLimits;
import almanac.gateway.event.GatewayPrices;
import almanac.given.InMemoryDirectory;
import almanac.given.InMemoryProviderKeyVault;
import almanac.secret.SealedSecret;
import almanac.shared.CredentialsId;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.shared.GatewayEndpointName;
import almanac.shared.JobId;
import almanac.shared.UserId;
import almanac.storage.credential.SealedProviderKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayEndpointTest {

    private static final GatewayEndpointId ENDPOINT = new GatewayEndpointId("66b00000000000000000e801");
    private static final CredentialsId FIRST = new CredentialsId("66b00000000000000000c501");
    private static final CredentialsId SECOND = new CredentialsId("66b00000000000000000c502");
    private static final EndpointAudience ANAS = new EndpointAudience(false, List.of(account(ANA)));
    private static final String KEY = "openai_api_key";

    private static final EndpointCreated CREATED =
            new EndpointCreated(ENDPOINT, "assistant", EndpointType.CHAT, "openai", "gpt-5", ANAS);
    private static final EndpointConfigured CONFIGURED =
            new EndpointConfigured(ENDPOINT, Map.of(), List.of(KEY), FIRST);

    private final FixtureConfiguration<GatewayEndpoint> fixture = new AggregateTestFixture<>(GatewayEndpoint.class);
    private final InMemoryProviderKeyVault vault = new InMemoryProviderKeyVault();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(
                new InMemoryDirectory().withUsers(ANA).withOrganization(ACTUARIES));
        fixture.registerInjectableResource(vault);
        fixture.registerInjectableResource(new GatewayDirectory() {
            @Override
            public boolean isNameTaken(String name) {
                return name.equals("taken");
            }

            @Override
            public Optional<Terms> termsFor(UserId user, GatewayEndpointId endpoint, @Nullable JobId execution) {
                return Optional.empty();
            }
        });
    }

    private static CreateGatewayEndpoint creation(String name, String provider, EndpointAudience audience) {
        return new CreateGatewayEndpoint(
                ENDPOINT,
                new GatewayEndpointName(name),
                EndpointType.CHAT,
                provider,
                "gpt-5",
                config(FIRST, Set.of()),
                audience);
    }

    /** With a fresh key, or with those that are retained. */
    private static EndpointConfig config(CredentialsId id, Set<String> retained) {
        Map<String, SealedSecret> fresh = retained.isEmpty() ? Map.of(KEY, new SealedSecret("key", "box")) : Map.of();
        return new EndpointConfig(Map.of(), new SealedProviderKeys(id, fresh), retained);
    }

    private static EditGatewayEndpoint edit(
            @Nullable String name, @Nullable String provider, @Nullable EndpointConfig config) {
        return new EditGatewayEndpoint(
                ENDPOINT, name == null ? null : new GatewayEndpointName(name), null, provider, null, config);
    }

    @Test
    void an_endpoint_is_made_and_configured_and_its_key_is_kept() {
        fixture.givenNoPriorActivity()
                .when(creation("assistant", "OpenAI", ANAS))
                .expectEvents(CREATED, CONFIGURED);
        assertThat(vault.of(ENDPOINT)).containsOnlyKeys(KEY);
    }

    @Test
    void a_name_is_given_once() {
        fixture.givenNoPriorActivity()
                .when(creation("taken", "openai", ANAS))
                .expectNoEvents()
                .expectException(failure(ErrorCode.ENDPOINT_NAME_TAKEN));
        fixture.given(CREATED, CONFIGURED)
                .when(edit("taken", null, null))
                .expectException(failure(ErrorCode.ENDPOINT_NAME_TAKEN));
    }

    @Test
    void a_provider_is_one_that_is_known() {
        fixture.givenNoPriorActivity()
                .when(creation("assistant", "palm", ANAS))
                .expectException(failure(ErrorCode.INVALID_VALUE));
    }

    @Test
    void a_stranger_is_in_no_audience_but_an_organization_may_be() {
        fixture.givenNoPriorActivity()
                .when(creation("assistant", "openai", new EndpointAudience(false, List.of(account(STRANGER)))))
                .expectException(failure(ErrorCode.ACCOUNT_NOT_FOUND));
        fixture.given(CREATED, CONFIGURED)
                .when(new ChangeEndpointAudience(ENDPOINT, null, List.of(account(ACTUARIES))))
                .expectEvents(new EndpointAudienceChanged(
                        ENDPOINT, new EndpointAudience(false, List.of(account(ACTUARIES)))));
    }

    @Test
    void each_aspect_that_changes_is_an_event_and_the_rest_is_none() {
        fixture.given(CREATED, CONFIGURED)
                .when(new EditGatewayEndpoint(
                        ENDPOINT, new GatewayEndpointName("helper"), EndpointType.CHAT, "OPENAI", "gpt-6", null))
                .expectEvents(
                        new EndpointRenamed(ENDPOINT, "helper"),
                        new EndpointRetargeted(ENDPOINT, EndpointType.CHAT, "openai", "gpt-6"));
        fixture.given(CREATED, CONFIGURED)
                .when(edit("assistant", "openai", config(SECOND, Set.of(KEY))))
                .expectNoEvents();
    }

    @Test
    void a_key_is_replaced_or_retained_but_only_one_that_is_there() {
        fixture.given(CREATED, CONFIGURED)
                .when(edit(null, null, config(SECOND, Set.of())))
                .expectEvents(new EndpointConfigured(ENDPOINT, Map.of(), List.of(KEY), SECOND));
        fixture.given(CREATED, new EndpointConfigured(ENDPOINT, Map.of(), List.of(), null))
                .when(edit(null, null, config(SECOND, Set.of(KEY))))
                .expectException(failure(ErrorCode.INVALID_VALUE));
    }

    @Test
    void another_provider_needs_its_own_configuration() {
        fixture.given(CREATED, CONFIGURED)
                .when(edit(null, "anthropic", null))
                .expectException(failure(ErrorCode.INVALID_VALUE));
    }

    @Test
    void limits_and_prices_are_events_when_they_change() {
        GatewayLimits limits = new GatewayLimits(5L, null, null, null, null, "2.5");
        GatewayPrices prices = new GatewayPrices("EUR", "0.15", "0.6", "0.1");
        fixture.given(CREATED, CONFIGURED)
                .when(new LimitGatewayEndpoint(ENDPOINT, limits))
                .expectEvents(new EndpointLimited(ENDPOINT, limits));
        fixture.given(CREATED, CONFIGURED, new EndpointLimited(ENDPOINT, limits))
                .when(new LimitGatewayEndpoint(ENDPOINT, limits))
                .expectNoEvents();
        fixture.given(CREATED, CONFIGURED)
                .when(new PriceGatewayEndpoint(ENDPOINT, prices))
                .expectEvents(new EndpointPriced(ENDPOINT, prices));
        fixture.given(CREATED, CONFIGURED, new EndpointPriced(ENDPOINT, prices))
                .when(new PriceGatewayEndpoint(ENDPOINT, prices))
                .expectNoEvents();
    }

    @Test
    void a_deleted_endpoint_is_gone() {
        fixture.given(CREATED, CONFIGURED)
                .when(new DeleteGatewayEndpoint(ENDPOINT))
                .expectEvents(new EndpointDeleted(ENDPOINT))
                .expectMarkedDeleted();
    }
}
