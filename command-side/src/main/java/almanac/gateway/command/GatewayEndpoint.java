package almanac.gateway.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
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
import almanac.shared.AccountId;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.storage.credential.ProviderKeyVault;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one endpoint of the AI gateway: its provider, its audience, its limits and its prices. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class GatewayEndpoint {

    @AggregateIdentifier
    private GatewayEndpointId endpoint;

    private String name;
    private EndpointType type;
    private String provider;
    private String model;
    private Map<String, String> settings = Map.of();
    private Set<String> secretFields = Set.of();
    private EndpointAudience audience;
    private GatewayLimits limits = GatewayLimits.NONE;
    private @Nullable GatewayPrices prices;

    GatewayEndpoint() {} // for Axon

    @CommandHandler
    GatewayEndpoint(
            CreateGatewayEndpoint command, AccountDirectory directory, GatewayDirectory names, ProviderKeyVault vault) {
        ModelProvider wanted = ModelProvider.of(command.provider());
        requireSealed(command.config().retained());
        wanted.check(
                command.type(), command.config().settings(), command.config().secretFields());
        requireFree(command.name().value(), names);
        requireKnown(Set.copyOf(command.audience().accounts()), directory);
        apply(new EndpointCreated(
                command.endpoint(),
                command.name().value(),
                command.type(),
                wanted.label(),
                command.model(),
                command.audience()));
        configure(command.endpoint(), command.config(), vault);
    }

    private static void requireFree(String name, GatewayDirectory names) {
        if (names.isNameTaken(name)) {
            throw ErrorCode.ENDPOINT_NAME_TAKEN.with(name);
        }
    }

    private static void requireKnown(Set<AccountId> accounts, AccountDirectory directory) {
        List<AccountId> unknown = directory.unknownAmong(accounts);
        if (!unknown.isEmpty()) {
            throw ErrorCode.ACCOUNT_NOT_FOUND.with(unknown.getFirst());
        }
    }

    private static void configure(GatewayEndpointId endpoint, EndpointConfig config, ProviderKeyVault vault) {
        vault.replace(endpoint, config.fresh(), config.retained());
        apply(new EndpointConfigured(
                endpoint,
                config.settings(),
                List.copyOf(config.secretFields()),
                config.fresh().fields().isEmpty() ? null : config.fresh().id()));
    }

    @EventSourcingHandler
    void evolve(EndpointCreated event) {
        endpoint = event.endpoint();
        name = event.name();
        type = event.type();
        provider = event.provider();
        model = event.model();
        audience = event.audience();
    }

    @CommandHandler
    void decide(EditGatewayEndpoint command, GatewayDirectory names, ProviderKeyVault vault) {
        EndpointConfig config = command.config();
        ModelProvider wanted = ModelProvider.of(Objects.requireNonNullElse(command.provider(), provider));
        EndpointType wantedType = Objects.requireNonNullElse(command.type(), type);
        String wantedModel = Objects.requireNonNullElse(command.model(), model);
        String wantedName = command.name() == null ? name : command.name().value();
        if (config == null && !wanted.label().equals(provider)) {
            throw ErrorCode.INVALID_VALUE.with("modelConfig", "must be given with another modelProvider");
        }
        if (config != null) {
            requireSealed(config.retained());
            requireSameAddresses(config);
        }
        wanted.check(
                wantedType,
                config == null ? settings : config.settings(),
                config == null ? secretFields : config.secretFields());
        if (!wantedName.equals(name)) {
            requireFree(wantedName, names);
            apply(new EndpointRenamed(endpoint, wantedName));
        }
        if (wantedType != type || !wanted.label().equals(provider) || !wantedModel.equals(model)) {
            apply(new EndpointRetargeted(endpoint, wantedType, wanted.label(), wantedModel));
        }
        if (config != null && isChange(config)) {
            configure(endpoint, config, vault);
        }
    }

    private void requireSealed(Set<String> retained) {
        retained.stream()
                .filter(field -> !secretFields.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw ErrorCode.INVALID_VALUE.with("modelConfig." + field, "has no former value to be kept");
                });
    }

    /** A key goes to another address only from callers that know it: otherwise any manager could have it sent away. */
    private void requireSameAddresses(EndpointConfig config) {
        if (ModelProvider.ADDRESSES.stream()
                .anyMatch(key -> !Objects.equals(config.settings().get(key), settings.get(key)))) {
            config.retained().stream().sorted().findFirst().ifPresent(field -> {
                throw ErrorCode.INVALID_VALUE.with("modelConfig." + field, "must be given again with another address");
            });
        }
    }

    private boolean isChange(EndpointConfig config) {
        return !config.fresh().fields().isEmpty()
                || !config.settings().equals(settings)
                || !config.retained().equals(secretFields);
    }

    @EventSourcingHandler
    void evolve(EndpointRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(EndpointRetargeted event) {
        type = event.type();
        provider = event.provider();
        model = event.model();
    }

    @EventSourcingHandler
    void evolve(EndpointConfigured event) {
        settings = event.settings();
        secretFields = Set.copyOf(event.secretFields());
    }

    /** Checks the accounts that come in; those that are in already may stay, whatever became of them since. */
    @CommandHandler
    void decide(ChangeEndpointAudience command, AccountDirectory directory) {
        EndpointAudience wanted = new EndpointAudience(
                Objects.requireNonNullElse(command.isEveryone(), audience.isEveryone()),
                Objects.requireNonNullElse(command.accounts(), audience.accounts()));
        if (wanted.equals(audience)) {
            return;
        }
        Set<AccountId> added = new HashSet<>(wanted.accounts());
        added.removeAll(audience.accounts());
        requireKnown(added, directory);
        apply(new EndpointAudienceChanged(endpoint, wanted));
    }

    @EventSourcingHandler
    void evolve(EndpointAudienceChanged event) {
        audience = event.audience();
    }

    @CommandHandler
    void decide(LimitGatewayEndpoint command) {
        if (!command.limits().equals(limits)) {
            apply(new EndpointLimited(endpoint, command.limits()));
        }
    }

    @EventSourcingHandler
    void evolve(EndpointLimited event) {
        limits = event.limits();
    }

    @CommandHandler
    void decide(PriceGatewayEndpoint command) {
        if (!command.prices().equals(prices)) {
            apply(new EndpointPriced(endpoint, command.prices()));
        }
    }

    @EventSourcingHandler
    void evolve(EndpointPriced event) {
        prices = event.prices();
    }

    @CommandHandler
    void decide(DeleteGatewayEndpoint command) {
        apply(new EndpointDeleted(endpoint));
    }

    @EventSourcingHandler
    void evolve(EndpointDeleted event) {
        markDeleted();
    }
}
